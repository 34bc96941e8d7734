const text = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner)) ?? '';

/** Only the fields that were changed here, so that what another desk changed meanwhile stays theirs. */
export function changedOf<V extends object>(first: V, now: V): Partial<V> {
  const changed: Partial<V> = {};
  for (const name in now) if (text(first[name]) !== text(now[name])) changed[name] = now[name];
  return changed;
}
