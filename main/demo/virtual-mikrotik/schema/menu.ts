import type { ByteString } from '../codec/byte-string.ts';

/** A menu of the RouterOS console as the API spells it, for example `/ppp/secret`. */
export type MenuPath = `/${string}`;

/** A row's fields as the router keeps them: normalised, references by id, instants as epoch milliseconds. */
export type Values = ReadonlyMap<string, ByteString>;

export interface ParseContext {
  readonly now: number;
  /** The id of the row of that menu with this name or id. */
  rowId(menu: MenuPath, nameOrId: ByteString): string | undefined;
  rowCount(menu: MenuPath): number;
}

/** What has passed through a queue or a session, and passes now; in bytes, and in bits a second. */
export interface Flow {
  readonly uploadBps: number;
  readonly downloadBps: number;
  readonly uploadBytes: number;
  readonly downloadBytes: number;
}

export interface ShowContext {
  readonly now: number;
  readonly bootedAt: number;
  readonly isoDates: boolean;
  rowName(menu: MenuPath, id: string): ByteString | undefined;
  /** Absent where the router has no subscribers who use it: counters then stay as they were put. */
  flowOf?(row: Values): Flow | undefined;
}

/** How a field is written, kept and read back. */
export interface FieldKind {
  /** The kept form of what a client sent as `argument`; `undefined` keeps nothing; throws a Trap when it is refused. */
  parse(text: ByteString, argument: string, context: ParseContext): ByteString | undefined;
  /** The printed form of the kept one; absent: the same. */
  show?(stored: ByteString, context: ShowContext): ByteString;
  /** The printed form of a value that a query asks for; absent: the same. */
  asked?(text: ByteString): ByteString;
}

export interface Field {
  readonly kind: FieldKind;
  /** Kept value of a row that was added without it. A field whose default is `''` prints as `''`; one without vanishes. */
  readonly default?: ByteString;
  readonly required?: true;
  /** Unset by `!name` alone: an empty value is one to be refused. */
  readonly neverEmpty?: true;
  /** Set by the router alone; a client's attempt is an unknown parameter. */
  readonly readOnly?: true;
  /** State of the running router: back to its default after a reboot. */
  readonly runtime?: true;
  /** Computed at each print instead of kept; `undefined` prints what is kept. */
  readonly live?: (context: ShowContext, row: Values) => ByteString | undefined;
}

export interface UniqueRule {
  /** Rows with the same key may clash; `undefined` takes no part. */
  readonly key: (row: Values) => ByteString | undefined;
  /** Absent: the same key is a clash. */
  readonly clashes?: (left: Values, right: Values) => boolean;
  /** RouterOS's words after `failure: `. */
  readonly message: string;
}

export type WriteVerb = 'add' | 'set' | 'remove' | 'enable' | 'disable' | 'unset' | 'move' | 'make-static';

export interface Menu {
  readonly path: MenuPath;
  readonly fields: Readonly<Record<string, Field>>;
  readonly shape: 'table' | 'singleton';
  readonly verbs: readonly WriteVerb[];
  readonly unique: readonly UniqueRule[];
  /** Fields that rows are looked up by, besides `name`. */
  readonly indexed: readonly string[];
  /** Name of a row that was added without one: this and a number. */
  readonly autoName?: string;
  /** All rows are state of the running router: lost in a reboot. */
  readonly volatile?: true;
  /** What the router calls a dynamic row when it refuses to change one, and whether it may at least be removed. */
  readonly dynamicRows?: { readonly noun: string; readonly removable: boolean };
  /** Fields that follow from others, after each write. */
  readonly settle?: (row: Map<string, ByteString>, now: number) => void;
}

type MenuDetails = Partial<Omit<Menu, 'path' | 'fields' | 'shape'>>;

/** A menu of rows. Without `verbs` a client may do everything; `enable` and `disable` come with a `disabled` field. */
export function tableMenu(path: MenuPath, fields: Menu['fields'], details: MenuDetails = {}): Menu {
  const everything: WriteVerb[] = ['add', 'set', 'remove', 'unset'];
  const verbs = [...(details.verbs ?? everything)];
  if (verbs.includes('set') && fields.disabled) verbs.push('enable', 'disable');
  return { unique: [], indexed: [], ...details, path, fields, shape: 'table', verbs };
}

/** A menu that is one row without an id, for example `/system/identity`. */
export function singletonMenu(path: MenuPath, fields: Menu['fields'], verbs: readonly WriteVerb[] = []): Menu {
  return { path, fields, shape: 'singleton', verbs, unique: [], indexed: [] };
}
