import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Platform } from '#platform/platform.ts';
import type { Device } from '../router/device-access.ts';
import { findRouter } from '../router/device-access.ts';
import { type Place, readHabits, readPlace } from './adoption.queries.ts';
import { maySetPrices } from './choose-plan.ts';
import { readDraftRows, readJudging, readPlanRecords, type TakeoverRecord } from './draft.queries.ts';
import { type DraftRow, type Judging, judgeRows } from './judge-rows.ts';
import { type AdoptionPlan, type PlanHabits, planAdoption } from './plan-adoption.ts';
import { optionsOf, type StoredOptions } from './stored-candidate.ts';

type Db = Platform['store']['db'];

export interface Prepared {
  readonly device: Device;
  readonly options: StoredOptions;
  readonly place: Place | null;
  readonly judging: Judging;
  readonly habits: PlanHabits;
  readonly plan: AdoptionPlan;
  readonly rows: readonly DraftRow[];
  /** Rows that still need a person. */
  readonly left: number;
  /** Why it cannot be adopted yet, each with what to do. */
  readonly obstacles: readonly string[];
}

function obstaclesOf(actor: Actor, { place, plan, judging }: Pick<Prepared, 'place' | 'plan' | 'judging'>): string[] {
  const names = new Set([...judging.plans.values()].map(({ name }) => name));
  const doubles = plan.plans
    .map(({ plan: { name } }) => name)
    .filter((name, at, all) => names.has(name) || all.indexOf(name) !== at);
  return [
    ...(plan.rows.length === 0 ? ['No row is ready yet.'] : []),
    ...(place === null ? ['The router has no sector. Choose the sector that these customers are in.'] : []),
    ...(place !== null && place.position === null
      ? [`${place.sectorName} has no position. Enter one: it stands for the customers’ until somebody takes theirs.`]
      : []),
    ...[...new Set(doubles)].map(
      (name) => `There is a plan ${name} already. Choose it, or call the new one otherwise.`,
    ),
    ...(plan.plans.length > 0 && !maySetPrices(actor)
      ? [
          'New plans need somebody who may set prices (admin or billing). Choose plans that exist, or ask an admin to adopt.',
        ]
      : []),
  ];
}

/** Everything that adopting the ready rows would do, as the books are now. */
export async function prepareAdoption(
  platform: Platform,
  db: Db,
  actor: Actor,
  takeover: TakeoverRecord,
): Promise<Prepared | null> {
  const device = await findRouter({ store: { ...platform.store, db } }, takeover.deviceId);
  if (device === undefined) return null;
  const options = optionsOf(takeover.optionsJson);
  const place = await readPlace(db, device.id, options);
  const judging = await readJudging(db, takeover);
  const habits = await readHabits(db);
  const rows = await readDraftRows(db, takeover.id);
  const judged = judgeRows(rows, judging);
  const standingOf = (id: Id) => judged.get(id)?.standing;
  const ready = rows.filter(({ id }) => standingOf(id) === 'ready');
  const left = rows.filter(({ id }) => ['open', 'problem', 'plan'].includes(standingOf(id) ?? '')).length;
  const plan = planAdoption(ready, {
    judging,
    habits,
    records: await readPlanRecords(db, takeover.id),
    newId: platform.newId,
    routerName: device.name,
    reason: `Taken over from ${device.name}.`,
  });
  const prepared = { device, options, place, judging, habits, plan, rows, left };
  return { ...prepared, obstacles: obstaclesOf(actor, prepared) };
}
