import { ALLOWED } from '../plan/markers.ts';
import { readPermissions } from '../router/api-user-policies.ts';
import type { Device } from '../router/device-access.ts';
import type { RouterReader } from '../router/read-only-router.ts';
import { type PrintOptions, RouterError, type RouterPath, type RouterRow } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';
import { type PreparedPath, preparedPaths, type RouterTables } from './prepared-menus.ts';

/** A menu that the router does not have answers null. */
async function readMenu(
  router: RouterReader,
  path: RouterPath,
  options?: PrintOptions,
): Promise<readonly RouterRow[] | null> {
  try {
    return await router.print(path, options);
  } catch (error) {
    if (!(error instanceof RouterError) || error.kind !== 'trap') throw error;
    if (trapReason(error.message) === 'unknown-parameter') return null;
    const advice = 'Give the API user’s group the policies api, read and write';
    throw new RouterError('trap', `${path} cannot be read. ${advice} (“${error.message}”).`, { cause: error });
  }
}

/** Rules are read with all their fields: what narrows a rule down may be any of them. */
const asked: Readonly<Partial<Record<PreparedPath, PrintOptions>>> = {
  '/ip/firewall/address-list': { where: { list: ALLOWED } },
  '/ppp/profile': {
    proplist: ['.id', 'name', 'local-address', 'remote-address', 'only-one', 'address-list', 'comment'],
  },
};

const NONE: readonly RouterRow[] = [];

/** Everything that a preparation is planned and judged by, asked for all at once. @throws RouterError */
export async function readRouter(router: RouterReader, device: Device): Promise<RouterTables> {
  const [menus, raw, hotspots, dns, permissions] = await Promise.all([
    Promise.all(preparedPaths.map((path) => readMenu(router, path, asked[path]))),
    readMenu(router, '/ip/firewall/raw'),
    readMenu(router, '/ip/hotspot', { proplist: ['.id', 'name'] }),
    readMenu(router, '/ip/dns'),
    readPermissions(router, device),
  ]);
  const of = (path: PreparedPath): readonly RouterRow[] => menus[preparedPaths.indexOf(path)] ?? NONE;
  return {
    rows: {
      '/ip/firewall/address-list': of('/ip/firewall/address-list'),
      '/ppp/profile': of('/ppp/profile'),
      '/ip/hotspot/walled-garden/ip': of('/ip/hotspot/walled-garden/ip'),
      '/ip/firewall/filter': of('/ip/firewall/filter'),
      '/ip/firewall/nat': of('/ip/firewall/nat'),
    },
    raw: raw ?? NONE,
    hotspots: hotspots ?? NONE,
    dns: dns?.[0] ?? {},
    absent: new Set(preparedPaths.filter((_path, at) => menus[at] === null)),
    lackingPolicy: permissions.state === 'lacking' ? permissions.sentence : null,
  };
}
