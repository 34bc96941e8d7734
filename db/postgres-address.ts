import { Refusal } from '#kernel/errors.ts';

const example = 'A Postgres address such as postgres://user:password@host:5432/database.';

/**
 * The parts of `postgres://…`.
 * @throws Refusal when it is none.
 */
export function readPostgresAddress(text: string): URL {
  const refusal = new Refusal('INVALID_INPUT', `This is no Postgres address. ${example}`);
  let url: URL;
  try {
    url = new URL(text);
    for (const part of [url.username, url.password, url.pathname]) decodeURIComponent(part);
  } catch {
    throw refusal; // what the parser says names the address, and with it the password
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') throw refusal;
  return url;
}
