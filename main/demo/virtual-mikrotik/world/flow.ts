import type { Flow, Values } from '../schema/menu.ts';
import type { RouterTables } from '../tables/router-tables.ts';

/** How the load of a line swings: seconds of a swing, and how far it goes. Together they never leave 2 to 98 percent. */
const SWINGS = [
  { seconds: 97, reach: 0.25 },
  { seconds: 13, reach: 0.15 },
  { seconds: 5, reach: 0.08 },
] as const;
const MIDDLE = 0.5;
const UPLOAD_SHARE = 0.15;
const UNLIMITED_BPS = 20_000_000;

/** A number from 0 to 1 that belongs to a name (FNV-1a). */
function fate(name: string, of: number): number {
  let hash = 0x811c9dc5 + of;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0) / 0xffffffff;
}

interface Load {
  /** Share of the line that is used at this moment. */
  readonly level: number;
  /** Seconds of a full line that were used up to now. */
  readonly used: number;
}

/** The integral is exact, so that what a counter grows by is what the rate said. */
function loadOf(name: string, seconds: number): Load {
  // Most lines are quiet, a few are busy.
  const eagerness = 0.03 + 0.97 * fate(name, 0) ** 3;
  let level = MIDDLE;
  let used = MIDDLE * seconds;
  for (const [at, { seconds: swing, reach }] of SWINGS.entries()) {
    const turn = (2 * Math.PI) / swing;
    const phase = 2 * Math.PI * fate(name, at + 1);
    level += reach * Math.sin(turn * seconds + phase);
    used += (reach / turn) * (Math.cos(phase) - Math.cos(turn * seconds + phase));
  }
  return { level: level * eagerness, used: used * eagerness };
}

function flow(name: string, seconds: number, [uploadMax, downloadMax]: readonly [number, number]): Flow {
  const { level, used } = loadOf(name, Math.max(0, seconds));
  const upload = (uploadMax || UNLIMITED_BPS) * UPLOAD_SHARE;
  const download = downloadMax || UNLIMITED_BPS;
  return {
    uploadBps: Math.round(upload * level),
    downloadBps: Math.round(download * level),
    uploadBytes: Math.floor((upload * used) / 8),
    downloadBytes: Math.floor((download * used) / 8),
  };
}

const nothing: Flow = { uploadBps: 0, downloadBps: 0, uploadBytes: 0, downloadBytes: 0 };

function limitOf(queue: Values | undefined): readonly [number, number] {
  const [upload = 0, download = 0] = (queue?.get('max-limit') ?? '0/0').split('/').map(Number);
  return [upload, download];
}

/** When the session behind a queue began; undefined while nobody is behind it. */
function onlineSince(tables: RouterTables, name: string, target: string): number | undefined {
  const pppUser = /^<[a-z0-9]+-(.*)>$/.exec(name)?.[1];
  const session =
    (pppUser === undefined ? undefined : tables.at('/ppp/active').find(pppUser)) ??
    [...tables.at('/ppp/active').lookup('address', target)][0];
  if (session !== undefined) return Number(session.values.get('uptime'));
  const leases = [...tables.at('/ip/dhcp-server/lease').lookup('address', target)];
  const isWaiting = leases.length > 0 && leases.every(({ values }) => values.get('status') !== 'bound');
  return isWaiting ? undefined : tables.bootedAt;
}

/** What passes through a simple queue, or a hotspot session, of a router whose subscribers use it. */
export function flowOf(tables: RouterTables, row: Values): Flow | undefined {
  const user = row.get('user');
  if (user !== undefined) {
    const queue = tables.at('/queue/simple').find(`<hotspot-${user}>`)?.values;
    const since = Number(row.get('uptime') ?? tables.now());
    return flow(user, (tables.now() - since) / 1_000, limitOf(queue));
  }
  const [name, target] = [row.get('name'), row.get('target')?.replace(/\/32$/, '')];
  // A parent of many has no one behind it; its children count.
  if (name === undefined || target === undefined || target.includes(',') || target.includes('/')) return undefined;
  const since = onlineSince(tables, name, target);
  return since === undefined ? nothing : flow(name, (tables.now() - since) / 1_000, limitOf(row));
}
