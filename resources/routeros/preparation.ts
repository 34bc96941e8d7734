/** One row as the script makes it: its menu, what finds it again, its fields, and why it is there. */
export interface ScriptedRow {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly onlyWhere?: 'hotspot' | 'router-answers-dns';
}

/** Which policy lets the API user in, which service it comes through, and which one is then not needed any more. */
const ways = {
  api: { policies: 'api,read,write', open: 'api-ssl', close: 'api' },
  rest: { policies: 'api,rest-api,read,write', open: 'www-ssl', close: 'www' },
} as const;

/** As `/export` writes a value: quoted where the console would read more into it. */
function spelled(value: string): string {
  if (/^[A-Za-z0-9._!-]+$/.test(value)) return value;
  return `"${value.replaceAll(/[\r\n]+/g, ' ').replaceAll(/["\\$?]/g, (sign) => `\\${sign}`)}"`;
}

const words = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${spelled(value)}`)
    .join(' ');

const consoleMenu = (path: string): string => path.replaceAll('/', ' ').trim().replace(/^/, '/');

const pick = (fields: ScriptedRow['fields'], names: readonly string[]): string =>
  names.map((name) => `${name}=${spelled(fields[name] ?? '')}`).join(' and ');

/** An entry of a list and a profile stand there once under their name, whoever made them; a rule is found by our comment. */
const foundBy = ({ path, fields }: ScriptedRow): string => {
  if (path === '/ip/firewall/address-list') return pick(fields, ['list', 'address']);
  return path === '/ppp/profile' ? pick(fields, ['name']) : pick(fields, ['comment']);
};

const isRule = ({ path }: ScriptedRow): boolean => path !== '/ip/firewall/address-list' && path !== '/ppp/profile';

const OURS = '^isp:prepare:';
const inputDrops = `chain=input and (action=drop or action=reject) and disabled=no and !(comment~"${OURS}")`;
const conditions = {
  hotspot: '[:len [/ip hotspot find]] > 0',
  'router-answers-dns': `[/ip dns get allow-remote-requests] and ([:len [/ip firewall filter find where ${inputDrops}]] > 0)`,
} as const;

function makeRow(row: ScriptedRow): string[] {
  const menu = consoleMenu(row.path);
  const found = `[${menu} find where ${foundBy(row)}]`;
  return [
    `# ${row.reason}`,
    `:if ([:len ${found}] = 0) do={`,
    `  ${menu} add ${words(row.fields)}`,
    ...(isRule(row) ? ['} else={', `  ${menu} set ${found} ${words(row.fields)}`] : []),
    '}',
  ];
}

/** Ours in their order above the first rule that is not ours; one after another, so that each ends above the next. */
function orderRows(rows: readonly ScriptedRow[], [first] = rows): string[] {
  if (first === undefined || !isRule(first)) return [];
  const menu = consoleMenu(first.path);
  const { chain } = first.fields;
  const inChain = chain === undefined ? '' : `chain=${chain} and `;
  return [
    '# In their place: above every rule that is not ours.',
    `:local others [${menu} find where ${inChain}dynamic=no and !(comment~"${OURS}")]`,
    ':if ([:len $others] > 0) do={',
    ...rows.map((row) => `  ${menu} move [${menu} find where ${foundBy(row)}] destination=[:pick $others 0]`),
    '}',
  ];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function part(rows: readonly ScriptedRow[], [first] = rows): string[] {
  const body = [...rows.flatMap(makeRow), ...orderRows(rows)];
  const onlyWhere = first?.onlyWhere;
  // In a terminal each line is a scope of its own; the braces hold the variables together.
  if (onlyWhere === undefined) return ['{', ...indented(body), '}'];
  return ['{', `  :if (${conditions[onlyWhere]}) do={`, ...indented(indented(body)), '  }', '}'];
}

/**
 * What a router needs once, as a script for its terminal, from the same rows as the plan. It may be pasted again: what stands
 * there is mended and put in its place. Order matters: the rules have to stand above established and fasttrack, or a suspended
 * customer's running connections would go on. https://help.mikrotik.com/docs/spaces/ROS/pages/48660574/Filter
 */
export function preparationScript({
  routerName,
  transport,
  rows,
}: {
  readonly routerName: string;
  readonly transport: keyof typeof ways;
  readonly rows: readonly ScriptedRow[];
}): string {
  const parts = new Map<string, ScriptedRow[]>();
  for (const row of rows) {
    const key = `${row.path} ${row.fields.chain ?? ''} ${row.onlyWhere ?? ''}`;
    parts.set(key, [...(parts.get(key) ?? []), row]);
  }
  return `# Lastmile: preparation of ${routerName.replaceAll(/[\r\n]+/g, ' ')}
# Paste into a terminal of the router. Pasting it again changes nothing that is right already.

${[...parts.values()].map((ofPart) => part(ofPart).join('\n')).join('\n\n')}

# A group for Lastmile's API user: it may read and write, and nothing else (no reboot, no files, no ssh). Add the policy
# sensitive if Lastmile shall also read PPP passwords back; without it the router hides them, and each is written once.
:if ([:len [/user group find where name=lastmile]] = 0) do={
  /user group add name=lastmile policy=${ways[transport].policies} comment="isp:prepare:group"
}

# By hand: give the user a password that nobody else uses, and open the API only to Lastmile's machine.
#  /user add name=lastmile group=lastmile address=<LASTMILE> password=<PASSWORD>
#  /ip service set ${ways[transport].open} address=<LASTMILE> certificate=<CERTIFICATE> disabled=no
#  /ip service set ${ways[transport].close} disabled=yes
`;
}
