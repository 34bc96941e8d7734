type Fields = Readonly<Record<string, string>>;

/** One row of a menu before and after. */
export interface CommandRow {
  readonly path: string;
  readonly naturalKey: string;
  readonly sign: '+' | '-' | '~';
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** Fields by which a person finds the row in the terminal. */
const keys: Readonly<Record<string, readonly string[]>> = {
  '/ppp/profile': ['name'],
  '/ppp/secret': ['name'],
  '/ppp/active': ['name'],
  '/ip/hotspot/user': ['name'],
  '/ip/hotspot/user/profile': ['name'],
  '/ip/hotspot/active': ['user'],
  '/ip/hotspot/cookie': ['user'],
  '/queue/simple': ['name'],
  '/ip/dhcp-server/lease': ['mac-address'],
  '/ip/firewall/address-list': ['list', 'address'],
};

const PLAIN = /^[A-Za-z0-9._:/@,-]+$/;
const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const bytes = new TextEncoder();

const inHex = (character: string): string =>
  [...bytes.encode(character)].map((byte) => `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/**
 * A value as the terminal takes it: bare where it can be, else in quotes, with what would end the string, be replaced or be
 * lost in pasting escaped as RouterOS's own export does. https://help.mikrotik.com/docs/spaces/ROS/pages/47579229/Scripting
 */
export function routerosValue(value: string): string {
  if (PLAIN.test(value)) return value;
  const escaped = value.replace(/["\\$?]/g, '\\$&').replace(/[^\x20-\x7e]/gu, (one) => named[one] ?? inHex(one));
  return `"${escaped}"`;
}

const assigned = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${routerosValue(value)}`)
    .join(' ');

/** By what the router shows now: of a renamed row that is its former name. */
function found({ path, naturalKey, before }: CommandRow): string {
  const fields = keys[path] ?? ['name'];
  const parts = naturalKey.split(' ');
  const shown = fields.map((field, at): [string, string] => [
    field,
    before?.[field] ?? (fields.length === 1 && field === 'name' ? naturalKey : (parts[at] ?? naturalKey)),
  ]);
  return `[find ${assigned(Object.fromEntries(shown))}]`;
}

/**
 * The line that does the same in the router's terminal, for whoever reads that faster than a table:
 * `/ppp/secret set [find name=ada] profile=isp-suspended`. Passwords are masked before they come here.
 */
export function routerosCommand(row: CommandRow): string {
  switch (row.sign) {
    case '+':
      return `${row.path} add ${assigned(row.after ?? {})}`;
    case '-':
      return `${row.path} remove ${found(row)}`;
    case '~':
      return `${row.path} set ${found(row)} ${assigned(row.after ?? {})}`;
  }
}
