import { ExportError } from './export-error.ts';
import { type Command, type Scanned, scanCommands, type Word } from './scan-commands.ts';

/** What the remarks at the head of an export tell. */
export interface ExportHead {
  /** As the router's clock said, in its own spelling. */
  readonly exportedAt: string | null;
  readonly version: string | null;
  readonly model: string | null;
}

/** Which rows a `set` means. */
export type Target =
  | { readonly kind: 'find'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'menu' };

export interface Statement {
  readonly line: number;
  /** `/ppp/secret` */
  readonly path: string;
  readonly verb: 'add' | 'set';
  readonly target: Target;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Export {
  readonly head: ExportHead;
  readonly statements: readonly Statement[];
  /** What a person should know about this file. */
  readonly notes: readonly string[];
}

export const MOST_CHARACTERS = 20 * 2 ** 20;

const VERBS = new Set([
  'add',
  'set',
  'remove',
  'unset',
  'enable',
  'disable',
  'move',
  'print',
  'edit',
  'export',
  'import',
]);

/** `# apr/01/2024 12:33:01 by RouterOS 6.49.10`, `# 2025-04-01 12:33:01 by RouterOS 7.18.2`. */
const BY = /^(?:(\S+ \d{2}:\d{2}:\d{2}) )?by RouterOS (\S+)/;
const MODEL = /^model\s*=\s*(.+)$/;

function headOf(remarks: readonly string[]): ExportHead {
  const by = remarks.map((remark) => BY.exec(remark)).find((found) => found !== null);
  const model = remarks.map((remark) => MODEL.exec(remark)).find((found) => found !== null);
  return { exportedAt: by?.[1] ?? null, version: by?.[2] ?? null, model: model?.[1]?.trim() ?? null };
}

const isPlain = ({ value, inner }: Word): boolean => value === null && inner === null;

/** `/ip firewall address-list` and `/ip/firewall/address-list` are one menu. */
const joinPath = (words: readonly string[]): string =>
  `/${words
    .flatMap((word) => word.split('/'))
    .filter((word) => word !== '')
    .join('/')}`;

interface Placed {
  readonly path: string;
  /** From the verb on; empty for a line that only names a menu. */
  readonly rest: readonly Word[];
}

/** Where a command stands: in the menu that it names itself, or in the one that a line before it named. */
function place({ words }: Command, context: string): Placed {
  const [first] = words;
  if (first === undefined || !isPlain(first) || !first.key.startsWith('/')) return { path: context, rest: words };
  const verbAt = words.findIndex((word, at) => at > 0 && (!isPlain(word) || VERBS.has(word.key)));
  const end = verbAt === -1 ? words.length : verbAt;
  return { path: joinPath(words.slice(0, end).map(({ key }) => key)), rest: words.slice(end) };
}

const fieldsOf = (words: readonly Word[]): Record<string, string> =>
  Object.fromEntries(
    words.flatMap(({ key, value }): [string, string][] => {
      if (value !== null) return [[key, value]];
      return key.startsWith('!') ? [[key.slice(1), '']] : [];
    }),
  );

function targetOf([first]: readonly Word[]): Target {
  if (first === undefined || first.value !== null) return { kind: 'menu' };
  if (first.inner === null) return { kind: 'named', name: first.key };
  return { kind: 'find', fields: fieldsOf(first.inner) };
}

const unreadable = (line: number, what: string): ExportError =>
  new ExportError('unreadable', line, `Line ${line} is not understood: ${what}. Is the file complete and unedited?`);

function statementOf({ line }: Command, { path, rest }: Placed): Statement | undefined {
  const [verb, ...words] = rest;
  if (verb === undefined) return undefined;
  if (verb.key.startsWith(':')) return undefined;
  if (!isPlain(verb) || !/^[a-z][a-z-]*$/.test(verb.key)) throw unreadable(line, `“${verb.key}” is no command`);
  if (verb.key !== 'add' && verb.key !== 'set') return undefined;
  if (path === '/') throw unreadable(line, `“${verb.key}” stands in no menu`);
  if (verb.key === 'add') {
    const odd = words.find((word) => isPlain(word) && !word.key.startsWith('!'));
    if (odd !== undefined) throw unreadable(line, `“${odd.key}” has no value`);
    return { line, path, verb: 'add', target: { kind: 'menu' }, fields: fieldsOf(words) };
  }
  const target = targetOf(words);
  return { line, path, verb: 'set', target, fields: fieldsOf(target.kind === 'menu' ? words : words.slice(1)) };
}

const shown = (text: string): string => {
  const line = text.trimStart().split(/[\r\n]/)[0] ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: rubbish is shown without what would upset a screen.
  return line.replace(/[\x00-\x1f\x7f]/g, '·').slice(0, 60);
};

const noExport = (text: string): ExportError =>
  new ExportError(
    'no_export',
    1,
    `This is no RouterOS export: it begins with “${shown(text)}”. Make one in a terminal of the router with /export file=lastmile, then download lastmile.rsc.`,
  );

/** A header, or at least a menu before anything else. */
function looksLikeOne({ commands, remarks }: Scanned): boolean {
  if (remarks.some((remark) => BY.test(remark))) return true;
  return commands[0]?.words[0]?.key.startsWith('/') === true;
}

function scanOrRefuse(text: string): Scanned {
  try {
    return scanCommands(text);
  } catch (error) {
    const hasHead = text
      .split(/[\r\n]+/, 40)
      .some((line) => BY.test(line.replace(/^#\s*/, '')) || line.startsWith('/'));
    if (error instanceof ExportError && error.fault === 'cut' && !hasHead) throw noExport(text);
    throw error;
  }
}

/**
 * Reads what `/export` of RouterOS 6.4x and 7.x prints, compact, verbose or terse. Everything but `add` and `set` is passed
 * over: exports have nothing else that matters here.
 * @throws ExportError
 */
export function parseExport(file: string): Export {
  if (file.length > MOST_CHARACTERS) {
    throw new ExportError(
      'too_large',
      0,
      'The file is larger than 20 MB. Export less: /ppp export, /ip export, /queue export.',
    );
  }
  const text = file.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new ExportError('no_export', 1, 'The file is empty.');
  if (text.includes('\0')) throw noExport(text);
  const scanned = scanOrRefuse(text);
  if (!looksLikeOne(scanned)) throw noExport(text);
  const statements: Statement[] = [];
  let context = '/';
  for (const command of scanned.commands) {
    const placed = place(command, context);
    // A terse line names its menu for itself; a menu alone is for the lines that follow.
    context = placed.path;
    const statement = statementOf(command, placed);
    if (statement !== undefined) statements.push(statement);
  }
  const notes = scanned.isWhole
    ? []
    : ['The last line of the file has no end: if the file was cut there, rows are missing.'];
  return { head: headOf(scanned.remarks), statements, notes };
}
