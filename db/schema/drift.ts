import type { Json } from './platform.ts';

type Fields = Json<Record<string, string> | null>;

/** One row of a router that is not as the books want it. Gone as soon as the router shows what they want. */
export interface DriftRowTable {
  id: string;
  deviceId: string;
  /** What makes it the same difference at the next reading: kind, menu, key and whose it is. */
  identity: string;
  kind: 'missing' | 'extra' | 'changed' | 'foreign';
  path: string;
  naturalKey: string;
  /** Null of rows that many services share, and of foreign ones that concern none. */
  subscriptionId: string | null;
  /** How many services stand on a shared row. */
  services: number | null;
  /** Why it stands here: an edited comment, a foreign row on our key, rows that a service left behind … */
  cause: 'plain' | 'unmarked' | 'in_the_way' | 'other_service' | 'left_behind' | 'namespace' | 'other_store';
  /** What it does to a customer: served though to be cut off, or the other way round. */
  harm: 'served' | 'cut_off' | null;
  note: string;
  /** Orders the rows of a router: by menu, the dangerous ones first. */
  place: string;
  /** Passwords are masked in all three. */
  wantedJson: Fields;
  liveJson: Fields;
  appliedJson: Fields;
  /** The change that wrote it last. */
  appliedBy: string | null;
  /** Of what the books want and the router shows: what an ignoring is bound to. */
  fingerprint: string;
  firstSeenAt: string;
  /** Up to and with this day. */
  ignoredUntil: string | null;
  ignoredBy: string | null;
  ignoredReason: string | null;
}

export interface DriftTables {
  driftRow: DriftRowTable;
}
