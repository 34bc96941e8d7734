import type { SubscriptionTable } from '#db/schema/core.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { locked } from '#platform/row-locks.ts';
import type { WriteTx } from '#platform/write.ts';
import { changedFields } from '../changed-fields.ts';
import { subscriptionSearchText } from '../search-text.ts';
import { byId, inChunks } from '../subscriptions/by-id.ts';
import { pppoePassword, sealPppoePassword } from '../subscriptions/pppoe-password.ts';
import { isRunning } from '../subscriptions/running-states.ts';
import { todayIn } from '../today.ts';
import type { TakenOverPlace, TakenOverService } from './taken-over.ts';

/** A password that is the same keeps its seal. */
function sealedAfter(platform: Platform, before: SubscriptionTable, password: string | null): string | null {
  if (password === null) return before.pppoePasswordSealed;
  const isSame = before.pppoePasswordSealed !== null && pppoePassword(platform, before) === password;
  return isSame ? before.pppoePasswordSealed : sealPppoePassword(platform, before.id, password);
}

const COLUMNS = [
  'deviceId', 'authMethod', 'dhcpMode', 'mac', 'ip', 'pppoeUser', 'pppoePasswordSealed', 'lat', 'lng', 'positionNote',
  'state', 'stateReason', 'stateSince', 'activatedOn', 'billedThrough', 'searchText', 'networkTruth', 'networkNote',
] as const; // biome-ignore format: a list

/**
 * What the service is on the router; what the books decided stays theirs: plan, sector, and while it runs its state. One that
 * was only a draft runs from now on.
 */
function connected(
  platform: Platform,
  before: SubscriptionTable,
  service: TakenOverService,
  place: TakenOverPlace,
  { now, today }: { readonly now: string; readonly today: string },
): SubscriptionTable {
  const isPlaced = before.lat !== null && before.lng !== null;
  const begins = isRunning(before.state)
    ? {}
    : {
        state: service.state,
        stateReason: service.stateReason,
        stateSince: now,
        activatedOn: before.activatedOn ?? today,
        billedThrough: before.billedThrough ?? place.billedThrough,
      };
  const after: SubscriptionTable = {
    ...before,
    ...begins,
    ...(isPlaced ? {} : { ...place.position, positionNote: place.positionNote }),
    deviceId: place.deviceId,
    authMethod: service.authMethod,
    dhcpMode: service.dhcpMode,
    mac: service.mac ?? before.mac,
    ip: service.ip ?? before.ip,
    pppoeUser: service.pppoeUser,
    pppoePasswordSealed: sealedAfter(platform, before, service.password),
    networkTruth: 'wanted',
    networkNote: null,
  };
  return { ...after, searchText: subscriptionSearchText(after) };
}

/** Services that the books knew are found on the router: one update for a few hundred of them. */
export async function connectServices(
  platform: Platform,
  tx: WriteTx,
  services: readonly TakenOverService[],
  place: TakenOverPlace,
): Promise<void> {
  const today = await todayIn(tx);
  for (const chunk of inChunks(services)) {
    const ids: Id[] = chunk.map(({ id }) => id);
    const query = tx.db.selectFrom('subscription').selectAll().where('id', 'in', ids);
    const before = new Map((await locked(platform, query).execute()).map((row) => [row.id, row]));
    const changes = chunk.flatMap((service) => {
      const was = before.get(service.id);
      if (was === undefined || was.state === 'terminated') return [];
      return [{ was, after: connected(platform, was, service, place, { now: tx.now, today }) }];
    });
    if (changes.length === 0) continue;
    const column = <Column extends (typeof COLUMNS)[number]>(name: Column) =>
      byId(
        name,
        changes.map(({ after }) => [after.id, after[name]] as const),
      );
    await tx.db
      .updateTable('subscription')
      .set(Object.fromEntries(COLUMNS.map((name) => [name, column(name)])))
      .where('id', 'in', ids)
      .execute();
    for (const { was, after } of changes) {
      const difference = changedFields(was, after) ?? {};
      const why = place.why;
      tx.audit({ event: 'subscription.taken_over', model: 'subscription', recordId: was.id, ...difference, why });
    }
  }
}
