import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { serviceMarker } from '../plan/markers.ts';
import { isManagedPath, type ManagedPath } from '../plan/menus.ts';
import { withRouter } from '../router/connections.ts';
import { findRouter } from '../router/device-access.ts';
import { readOnly } from '../router/read-only-router.ts';
import { readTables } from '../router/read-tables.ts';
import { RouterError } from '../transport/router-transport.ts';
import type { DriftRecord } from './drift-rows.queries.ts';

const isOpen = (password: string | undefined): password is string =>
  password !== undefined && password !== '' && !/^\*+$/.test(password);

async function readFrom(platform: Platform, deviceId: Id, paths: Iterable<ManagedPath>) {
  const device = await findRouter(platform, deviceId);
  if (device === undefined) return undefined;
  try {
    return await withRouter(platform, device, (router) => readTables(readOnly(router), paths));
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    throw new Refusal('ROUTER_UNREACHABLE', `The new password stands on ${device.name} only. ${error.message}`);
  }
}

/** Passwords are not kept with what differs: those that are to be adopted are read from their routers now. */
export async function readLivePasswords(platform: Platform, rows: readonly DriftRecord[]): Promise<Map<Id, string>> {
  const wanted = rows.filter(({ kind, liveJson }) => kind === 'changed' && liveJson?.password !== undefined);
  const passwords = new Map<Id, string>();
  for (const deviceId of new Set(wanted.map((row) => row.deviceId))) {
    const here = wanted.filter((row) => row.deviceId === deviceId);
    const paths = here.map(({ path }) => path).filter(isManagedPath);
    const view = await readFrom(platform, deviceId, new Set(paths));
    for (const { path, subscriptionId } of here) {
      if (view === undefined || subscriptionId === null || !isManagedPath(path)) continue;
      const password = view.marked(path, serviceMarker(subscriptionId))[0]?.password;
      if (isOpen(password)) passwords.set(subscriptionId, password);
    }
  }
  return passwords;
}
