import type { ReplySentence } from '../../api/reply.ts';
import type { ByteString } from '../../codec/byte-string.ts';
import { HttpError } from './http-error.ts';
import type { RestRequest } from './rest-request.ts';

export type JsonRow = Readonly<Record<string, ByteString>>;

export interface HttpReply {
  readonly status: number;
  /** Byte strings inside; absent: no content. */
  readonly body?: unknown;
}

function fieldsOf(words: ReplySentence): JsonRow {
  const pairs = words.slice(1).map((word): [string, ByteString] => {
    const equals = word.indexOf('=', 1);
    return [word.slice(1, equals), word.slice(equals + 1)];
  });
  return sorted(Object.fromEntries(pairs));
}

/** REST sorts the names, so `.id` stands first by its dot. */
const sorted = (row: JsonRow): JsonRow =>
  Object.fromEntries(Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1)));

/** What the console answered, as REST shapes it. `rowNow` is the written row, as it is printed afterwards. */
export function replyOf(
  { shape }: RestRequest,
  sentences: readonly ReplySentence[],
  rowNow: (ret: ByteString | undefined) => JsonRow | undefined,
): HttpReply {
  const rows = sentences.filter(([word]) => word === '!re').map(fieldsOf);
  const done = sentences.find(([word]) => word === '!done');
  const ret = done === undefined ? undefined : fieldsOf(done).ret;
  switch (shape) {
    case 'rows':
      return { status: 200, body: rows };
    case 'one': {
      const [row] = rows;
      if (row === undefined) throw new HttpError(404);
      return { status: 200, body: row };
    }
    case 'changed': {
      const row = rowNow(ret);
      return { status: ret === undefined ? 200 : 201, body: row === undefined ? {} : sorted(row) };
    }
    case 'removed':
      return { status: 204 };
    case 'command':
      return { status: 200, body: ret === undefined ? rows : { ret } };
  }
}
