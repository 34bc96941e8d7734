import type { DriftActed, DriftTold } from '#contract/mikrotik.ts';
import { dateIn } from '#kernel/calendar.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { companyOf, inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { requestChanges, type WantedChange } from '../request-change.ts';
import { type DriftRecord, readChosen } from './drift-rows.queries.ts';
import { pushOf } from './row-acts.ts';
import { servicesOfShared } from './shared-services.queries.ts';

interface Target {
  readonly subscriptionId: Id;
  readonly row: DriftRecord;
}

/** Each row's service; a shared one is written through one of those that stand on it. */
async function targetsOf(tx: WriteTx, rows: readonly DriftRecord[]): Promise<Target[]> {
  const through = await servicesOfShared(tx.db, rows);
  const targets = new Map<string, Target>();
  for (const row of rows) {
    const subscriptionId = row.subscriptionId ?? through(row);
    if (subscriptionId === undefined) continue;
    targets.set(`${row.deviceId} ${subscriptionId}`, { subscriptionId, row });
  }
  return [...targets.values()];
}

/** More differ than are kept row by row: their services are known all the same. */
async function servicesBeyond(tx: WriteTx, deviceId: Id): Promise<Id[]> {
  const readBack = await tx.db
    .selectFrom('deviceReadBack')
    .select('rowsBeyond')
    .where('deviceId', '=', deviceId)
    .executeTakeFirst();
  if (!readBack?.rowsBeyond) return [];
  const services = await tx.db
    .selectFrom('subscription')
    .select('id')
    .where('deviceId', '=', deviceId)
    .where('networkTruth', '=', 'drifted')
    .execute();
  return services.map(({ id }) => id);
}

const wanted = (actor: Actor, reason: string, { subscriptionId, row }: Target): WantedChange => {
  const isHere = row.presentDeviceId === null || row.presentDeviceId === row.deviceId;
  return {
    deviceId: row.deviceId,
    subscriptionId,
    action: isHere ? 'push' : 'terminate',
    reason,
    ref: null,
    requestedBy: actor.name,
    isRouterOfService: isHere,
    isDryRun: false,
  };
};

/** Asks for what brings the chosen rows, and with them their whole services, to what the books want. */
export async function pushDrift(platform: Platform, actor: Actor, { choice, reason }: DriftActed): Promise<DriftTold> {
  return await inTransaction(platform, actor, async (tx) => {
    const { timeZone } = await companyOf(tx.db);
    const rows = await readChosen(tx.db, choice, dateIn(tx.now, timeZone));
    const refused = rows.flatMap((row) => {
      const { can, words } = pushOf(row);
      return can ? [] : [{ rowId: row.id, sentence: words }];
    });
    const may = rows.filter((row) => pushOf(row).can);
    const targets = await targetsOf(tx, may);
    const [first] = may;
    if (first !== undefined && 'deviceId' in choice) {
      const known = new Set(targets.map(({ subscriptionId }) => subscriptionId));
      const more = (await servicesBeyond(tx, choice.deviceId)).filter((id) => !known.has(id));
      const row = { ...first, presentDeviceId: choice.deviceId };
      targets.push(...more.map((subscriptionId) => ({ subscriptionId, row })));
    }
    if (targets.length === 0) {
      throw new Refusal('NOT_ALLOWED_NOW', refused[0]?.sentence ?? 'These rows are as the books want them by now.');
    }
    await requestChanges(
      tx,
      targets.map((target) => wanted(actor, reason, target)),
    );
    for (const { subscriptionId, row } of targets) {
      tx.audit({
        event: 'network.push_asked',
        model: 'subscription',
        recordId: subscriptionId,
        after: { router: row.deviceName },
        why: reason,
      });
    }
    tx.touch('drift', '*');
    return { services: targets.length, refused };
  });
}
