import type { TakeoverKind } from '#contract/mikrotik.ts';
import type { ManagedPath } from '../../plan/menus.ts';
import type { FoundRates } from './found-rates.ts';

/** A row of the router that belongs to a candidate, without its password. */
export interface CandidateRow {
  readonly path: ManagedPath;
  readonly naturalKey: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Ours from the takeover on; else it is only shown. */
  readonly isTaken: boolean;
}

/** One service as it stands on the router. */
export interface Candidate {
  /** The same at the next reading. */
  readonly key: string;
  readonly kind: TakeoverKind;
  /** As a person finds it: user, queue, host. */
  readonly name: string;
  readonly user: string | null;
  readonly mac: string | null;
  readonly ip: string | null;
  readonly comment: string;
  /** Other MAC addresses that tell who it is: of its live session. */
  readonly seenMacs: readonly string[];
  readonly profile: string | null;
  readonly rates: FoundRates | null;
  /** Which rates, by their profile or by themselves; null where a person has to say. */
  readonly planKey: string | null;
  readonly isLive: boolean | null;
  readonly isDisabled: boolean;
  readonly lists: readonly string[];
  readonly knowsPassword: boolean | null;
  readonly rows: readonly CandidateRow[];
  /** Why the books cannot hold it as it is. */
  readonly faults: readonly string[];
}

/** With the password, which goes nowhere but into a seal. */
export interface Found {
  readonly candidate: Candidate;
  readonly password: string | null;
}
