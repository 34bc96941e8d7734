import { createHash } from 'node:crypto';
import { toJsonColumn } from '#db/store-values.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';

export interface AuditEntry {
  /** What happened, `noun.verb` in the past tense. */
  readonly event: string;
  readonly model: string;
  readonly recordId: Id;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly why?: string | undefined;
}

export interface AuditRow {
  readonly seq: number;
  readonly id: Id;
  readonly at: Instant;
  readonly actorKind: string;
  readonly actorId: Id | null;
  readonly actorName: string;
  readonly door: string;
  readonly requestId: string;
  readonly event: string;
  readonly model: string;
  readonly recordId: string;
  readonly beforeJson: string | null;
  readonly afterJson: string | null;
  readonly why: string | null;
  readonly prevHash: string;
  readonly hash: string;
}

const SECRET = /sealed|password|secret|passphrase|hash$|token/i;
const NOISE = new Set(['searchText']);

/** The record as the audit may keep it: no secrets, no derived columns, JSON with sorted keys. */
export function auditable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(auditable);
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => inner !== undefined && !SECRET.test(key) && !NOISE.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, auditable(inner)]),
  );
}

/** The part of a row that its hash covers; `before` and `after` as `auditable` orders them. */
type Hashed = Omit<AuditRow, 'hash' | 'beforeJson' | 'afterJson'> & {
  readonly before: unknown;
  readonly after: unknown;
};

/** SHA-256 over the row and the hash before it: removing or editing one breaks the chain from there on. */
export function hashOf(row: Hashed): string {
  const parts = [
    row.prevHash, row.seq, row.id, row.at, row.actorKind, row.actorId, row.actorName, row.door, row.requestId, row.event,
    row.model, row.recordId, row.before, row.after, row.why,
  ]; // biome-ignore format: the order is the promise
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export interface ChainPosition {
  readonly seq: number;
  readonly hash: string;
}

/** Gives entries their place in the chain; answers the rows to insert and the new head. */
export function chainRows(
  head: ChainPosition,
  entries: readonly AuditEntry[],
  actor: Actor,
  at: Instant,
  newId: () => Id,
): { rows: AuditRow[]; head: ChainPosition } {
  let { seq, hash } = head;
  const rows = entries.map((entry): AuditRow => {
    seq += 1;
    const base = {
      seq,
      id: newId(),
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      door: actor.door,
      requestId: actor.requestId,
      event: entry.event,
      model: entry.model,
      recordId: entry.recordId,
      why: entry.why ?? null,
      prevHash: hash,
    };
    const before = auditable(entry.before);
    const after = auditable(entry.after);
    hash = hashOf({ ...base, before, after });
    const asColumn = (value: unknown): string | null => (value === null ? null : toJsonColumn(value));
    return { ...base, beforeJson: asColumn(before), afterJson: asColumn(after), hash };
  });
  return { rows, head: { seq, hash } };
}
