/** A printer of exports for tests, written from RouterOS's printouts and not from our reader. */

export type PrintStyle = 'compact' | 'terse';

export interface PrintOptions {
  readonly style: PrintStyle;
  /** 6: `/ppp secret`; 7: `/ppp/secret`, as terse exports of either spell their menus. */
  readonly slashes: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** RouterOS wraps what is longer, between words and within them. */
  readonly width: number;
  /** How a character beyond ASCII becomes hex escapes; null leaves it as it is. */
  readonly encoding: 'utf8' | 'raw';
}

type Tables = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  $: '\\$',
  '?': '\\?',
  '\r': '\\r',
  '\n': '\\n',
  '\t': '\\t',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

const hex = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

function escaped(character: string, { encoding }: PrintOptions): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return hex(character);
  return code > 0x7f && encoding === 'utf8' ? hex(character) : character;
}

const NEEDS_NONE = /^[A-Za-z0-9_.:/,@*+-]+$/;

/** The pieces of a value that no line break may part. */
function valuePieces(value: string, options: PrintOptions): string[] {
  if (NEEDS_NONE.test(value)) return [...value];
  return ['"', ...[...value].map((character) => escaped(character, options)), '"'];
}

/** Stands between two fields; no value has it. */
const BETWEEN = '\0';

/**
 * Breaks a line where it is full; in a value too. A blank of a value at the break would be lost with the indentation, so
 * there it is written as an escape.
 */
function wrapped(pieces: readonly string[], { width, lineEnd }: PrintOptions): string {
  let text = '';
  let column = 0;
  for (const piece of pieces) {
    if (piece === BETWEEN) {
      text += ' ';
      column += 1;
      continue;
    }
    if (column + piece.length > width) {
      text += `\\${lineEnd}    `;
      column = 4;
      if (piece === ' ') {
        text += '\\_';
        column += 2;
        continue;
      }
    }
    text += piece;
    column += piece.length;
  }
  return text;
}

function rowPieces(row: Readonly<Record<string, string>>, options: PrintOptions): string[] {
  return Object.entries(row).flatMap(([field, value], at) => [
    at === 0 ? '' : BETWEEN,
    `${field}=`,
    ...valuePieces(value, options),
  ]);
}

export function printExport(tables: Tables, options: PrintOptions): string {
  const { style, slashes, lineEnd } = options;
  const lines = ['# 2025-04-01 12:33:01 by RouterOS 7.18.2', '# software id = ABCD-1234', '#', '# model = RB4011iGS+'];
  for (const [path, rows] of Object.entries(tables)) {
    const menu = slashes ? path : `/${path.slice(1).replaceAll('/', ' ')}`;
    if (style === 'compact') lines.push(menu);
    for (const row of rows) {
      const head = style === 'compact' ? 'add ' : `${menu} add `;
      lines.push(`${head}${wrapped(rowPieces(row, options), options)}`);
    }
  }
  return lines.map((line) => `${line}${lineEnd}`).join('');
}
