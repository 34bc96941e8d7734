/** Postgres keeps neither in a text: https://www.postgresql.org/docs/current/datatype-character.html */
const isUnkeepable = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

const sentence = 'This holds a character that cannot be kept (NUL, or half of a character). Leave it out.';

const step = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/**
 * Every text in what was asked, names of fields too, that no store can keep, as field → sentence. SQLite would take them; both stores
 * must answer alike.
 */
export function unkeepableTexts(input: unknown): Record<string, string> {
  const found = new Map<string, string>();
  const open: { readonly value: unknown; readonly path: string }[] = [{ value: input, path: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && isUnkeepable(value)) found.set(path === '' ? 'input' : path, sentence);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (isUnkeepable(key)) found.set(path === '' ? 'input' : path, sentence);
      else open.push({ value: inner, path: step(path, key) });
    }
  }
  return Object.fromEntries(found);
}
