import type { NetworkTruth } from '#contract/core.ts';
import { ignoredNote } from './drift/ignored-note.ts';
import type { Ignoring } from './drift/record-drift.ts';
import type { ServiceDiff } from './plan/diff.ts';
import { driftInWords } from './plan/drift.ts';
import { isShared, type PlannedRow } from './plan/planned-row.ts';
import type { Wish } from './plan/wish.ts';
import type { Device } from './router/device-access.ts';
import type { ServiceOnBooks } from './services.queries.ts';

export interface Compared {
  readonly service: ServiceOnBooks;
  readonly wish: Wish;
  readonly diff: ServiceDiff;
}

/** A dynamic client's address is the network's to choose: a first or a new one is followed, not reported, and so is a lost one. */
function followsLease({ service, wish, diff }: Compared): string | null {
  if (service.authMethod !== 'dhcp' || service.dhcpMode !== 'dynamic' || diff.conflicts.length > 0) return null;
  if (wish.waiting !== null && diff.rows.length > 0) return 'Its address was given to another client.';
  const queue = diff.rows.find(({ path }) => path === '/queue/simple');
  const address = queue?.after?.target?.replace('/32', '');
  if (address === undefined) return null;
  if (queue?.sign === '~') return `Its lease is ${address} now.`;
  return queue?.sign === '+' && service.networkTruth === 'wanted'
    ? `It was seen with its first lease, ${address}.`
    : null;
}

/** What a device's settings decide of a service's rows. */
const BY_SETTINGS = ['profile', 'disabled', 'remote-address', 'local-address', 'server'];

const isBySettings = (row: PlannedRow): boolean =>
  isShared(row) || (row.sign === '~' && Object.keys(row.after ?? {}).every((field) => BY_SETTINGS.includes(field)));

/** What is known of a service besides this reading. */
export interface Known {
  /** Its last change was refused before anything was written, for what stood on the router then. */
  readonly wasBlocked: boolean;
  /** Something was said of it that outlives a reading: the router refused a row, a person rejected or undid. */
  readonly isSpokenOf: boolean;
  /** The router's settings in the books are others than when it was compared last. */
  readonly hasNewSettings: boolean;
  /** How all that differs is ignored until a day; undefined where something is not. */
  readonly ignored: Ignoring | undefined;
}

/** Why a service is brought to the books without a person asking; null where the difference is reported. */
export function whyFollowed(
  compared: Compared,
  { wasBlocked, hasNewSettings }: Pick<Known, 'wasBlocked' | 'hasNewSettings'>,
): string | null {
  const { rows, conflicts } = compared.diff;
  if (conflicts.length > 0 || rows.length === 0) return null;
  if (wasBlocked) return 'What stood in its way on the router is gone.';
  if (hasNewSettings && rows.every(isBySettings)) return 'The settings of its router changed.';
  return followsLease(compared);
}

/** How a service stands after a reading; a note that outlives it stays. */
export function judgeDrift(
  compared: Compared,
  device: Device,
  { isSpokenOf, ignored }: Known,
): { truth: NetworkTruth; note?: string | null } {
  const { service, wish, diff } = compared;
  const isEqual = diff.rows.length === 0 && diff.conflicts.length === 0;
  if (isEqual)
    return wish.waiting === null ? { truth: 'verified', note: null } : { truth: 'wanted', note: wish.waiting };
  const truth = device.stage === 'dry_run' ? 'wanted' : 'drifted';
  if (ignored !== undefined) {
    return { truth, note: `${ignoredNote(ignored)} ${driftInWords(diff.rows, diff.conflicts)}` };
  }
  const keepsNote = isSpokenOf && service.networkNote !== null;
  return keepsNote ? { truth } : { truth, note: driftInWords(diff.rows, diff.conflicts) };
}
