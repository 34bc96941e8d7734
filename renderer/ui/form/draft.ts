import { keep, recall } from '../remembered.ts';

export interface Draft<V> {
  readonly savedAt: string;
  readonly values: V;
}

const daysKept = 14;

/** Reads the draft under a key, when it is of this form (the same fields, of the same kinds) and not too old. */
export function recallDraft<V extends object>(key: string, initial: V, now: Date): Draft<V> | undefined {
  const kept = recall(`draft.${key}`);
  if (!isRecord(kept) || typeof kept.savedAt !== 'string') return undefined;
  if (now.getTime() - Date.parse(kept.savedAt) > daysKept * 86_400_000) return undefined;
  const values = { ...initial, ...(isRecord(kept.values) ? withBigints(kept.values) : {}) };
  return fits(values, initial) ? { savedAt: kept.savedAt, values } : undefined;
}

/** Keeps a draft; the fields in `omit` (passwords) never reach the disk. */
export function keepDraft<V extends object>(key: string, values: V, omit: readonly string[], now: Date) {
  const entries = Object.entries(values).filter(([name]) => !omit.includes(name));
  const written = entries.map(([name, value]) => [
    name,
    typeof value === 'bigint' ? { bigint: value.toString() } : value,
  ]);
  keep(`draft.${key}`, { savedAt: now.toISOString(), values: Object.fromEntries(written) });
}

export const forgetDraft = (key: string) => keep(`draft.${key}`, undefined);

function withBigints(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isRecord(value) && typeof value.bigint === 'string' && /^-?\d+$/.test(value.bigint)
        ? BigInt(value.bigint)
        : value,
    ]),
  );
}

/** A draft of an older version of the form may hold other fields, or other kinds of values: it is then let go. */
function fits<V extends object>(values: Record<string, unknown>, initial: V): values is Record<string, unknown> & V {
  const first = Object.entries(initial);
  return (
    Object.keys(values).length === first.length &&
    first.every(([name, value]) => value === null || values[name] === null || typeof values[name] === typeof value)
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
