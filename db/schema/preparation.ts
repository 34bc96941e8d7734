import type { Json } from './platform.ts';

type Fields = Readonly<Record<string, string>>;

/** A rule of the router that others are placed by. */
interface PlaceOfRule {
  readonly id: string;
  readonly words: string;
}

/** One row that the preparation writes. `>`: one of ours that goes to another place among rules that are not. */
export interface PreparationRowJson {
  readonly path: string;
  /** Which of the rows that we want it is. */
  readonly what: string;
  readonly naturalKey: string;
  readonly sign: '+' | '-' | '~' | '>';
  /** As it was read; null for a row that is to be added. */
  readonly id: string | null;
  readonly before: Fields | null;
  readonly after: Fields | null;
  /** Where it is put: above this rule; null: at the end, or where order means nothing. */
  readonly above: PlaceOfRule | null;
  /** The rule below it before, and how many stood above: where an undo puts it back. */
  readonly stoodAbove: string | null;
  readonly stoodAt: number | null;
  readonly reason: string;
  readonly error?: string;
}

export interface RouterPreparationTable {
  id: string;
  deviceId: string;
  /** Orders the preparations of a router. */
  seq: number;
  state: 'planned' | 'approved' | 'applying' | 'verified' | 'failed' | 'undoing' | 'undone';
  rowsJson: Json<readonly PreparationRowJson[]>;
  /** Of the rows that a person approved; another plan needs another approval. */
  planHash: string;
  requestedBy: string;
  requestedById: string | null;
  requestedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  startedAt: string | null;
  verifiedAt: string | null;
  undoBy: string | null;
  undoReason: string | null;
  undoneAt: string | null;
  lastError: string | null;
}

/** One rule of a chain as a person reads it in the router's list. */
export interface DrawnRuleJson {
  /** Null for a rule that is to come. */
  readonly id: string | null;
  /** Its number in the router's list; null where it is to come. */
  readonly number: number | null;
  readonly words: string;
  readonly comment: string;
  readonly whose: 'ours' | 'foreign' | 'router';
  readonly isDisabled: boolean;
  /** Lets through what ours should stop, or stops what ours should let through, from above. */
  readonly isAgainst: boolean;
  /** comes: added, or moved here. goes: moved from here. */
  readonly plan: 'stays' | 'comes' | 'goes' | 'changes';
}

export interface PreparationReportJson {
  readonly rows: readonly PreparationRowJson[];
  readonly findings: readonly { readonly meaning: 'bad' | 'attention'; readonly sentence: string }[];
  /** What is left out, and why. */
  readonly notes: readonly string[];
  /** Rows that are there and right. */
  readonly right: readonly { readonly path: string; readonly naturalKey: string; readonly reason: string }[];
  readonly chains: readonly {
    readonly path: string;
    readonly chain: string;
    readonly rules: readonly DrawnRuleJson[];
  }[];
}

export interface RouterPreparationCheckTable {
  deviceId: string;
  triedAt: string;
  /** Why the last attempt failed; null when it did not. */
  error: string | null;
  checkedAt: string | null;
  state: 'unprepared' | 'broken' | 'incomplete' | 'prepared' | null;
  /** Why suspended customers would not be blocked; null when they would. */
  problem: string | null;
  reportJson: Json<PreparationReportJson | null>;
}

export interface PreparationTables {
  routerPreparation: RouterPreparationTable;
  routerPreparationCheck: RouterPreparationCheckTable;
}
