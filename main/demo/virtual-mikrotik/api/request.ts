import type { ByteString } from '../codec/byte-string.ts';

/** One sentence of a client, taken apart. */
export interface ApiRequest {
  /** The command word, `/ppp/secret/add`. */
  readonly command: ByteString;
  /** `/ppp/secret` */
  readonly menu: ByteString;
  /** `add` */
  readonly verb: ByteString;
  readonly arguments: ReadonlyMap<string, ByteString>;
  /** Query words without their `?`, in order. */
  readonly queries: readonly ByteString[];
  readonly tag: ByteString | undefined;
}

function namedValue(word: ByteString): [string, ByteString] {
  const equals = word.indexOf('=', 1);
  return equals < 0 ? [word.slice(1), ''] : [word.slice(1, equals), word.slice(equals + 1)];
}

export function parseRequest(words: readonly ByteString[]): ApiRequest {
  const [command = '', ...rest] = words;
  const given = new Map<string, ByteString>();
  const queries: ByteString[] = [];
  let tag: ByteString | undefined;
  for (const word of rest) {
    if (word.startsWith('=')) given.set(...namedValue(word));
    else if (word.startsWith('?')) queries.push(word.slice(1));
    else if (word.startsWith('.tag=')) tag = word.slice('.tag='.length);
  }
  const slash = command.lastIndexOf('/');
  return {
    command,
    menu: command.slice(0, Math.max(0, slash)),
    verb: command.slice(slash + 1),
    arguments: given,
    queries,
    tag,
  };
}
