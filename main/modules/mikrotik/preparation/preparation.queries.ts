import type { PreparationCheck, PreparationNeed, PreparationOfRouter, PreparationRun } from '#contract/mikrotik.ts';
import type { Settings } from '#contract/settings.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { type Platform, settingsOf } from '#platform/platform.ts';
import { preparationScript } from '../../../../resources/routeros/preparation.ts';
import { routerOf } from '../check-router.ts';
import type { Device } from '../router/device-access.ts';
import { alarmOf } from './alarm.ts';
import { whyNotApproved } from './approve-preparation.ts';
import { chosenSteps, isRemoval, type Step, stepsHash } from './plan/planned-step.ts';
import { isPreparedPath } from './prepared-menus.ts';
import { preparedRows } from './prepared-rows.ts';
import { type Run, readRun, whyNotUndo } from './run.queries.ts';
import { countSuspended } from './suspended-services.queries.ts';

async function readCheck({ store }: Platform, deviceId: Id): Promise<PreparationCheck | null> {
  const row = await store.db
    .selectFrom('routerPreparationCheck')
    .selectAll()
    .where('deviceId', '=', deviceId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { triedAt, error, checkedAt, state, problem, reportJson: report } = row;
  const steps = (report?.rows ?? []).flatMap((step): Step[] =>
    isPreparedPath(step.path) ? [{ ...step, path: step.path }] : [],
  );
  return {
    triedAt,
    error,
    checkedAt,
    state,
    problem,
    findings: [...(report?.findings ?? [])],
    notes: [...(report?.notes ?? [])],
    right: [...(report?.right ?? [])],
    chains: (report?.chains ?? []).map((chain) => ({ ...chain, rules: [...chain.rules] })),
    rows: steps,
    planHash: stepsHash(chosenSteps(steps, false)),
    planHashWithExtras: stepsHash(steps),
  };
}

function runShown({ steps, ...run }: Run, device: Device): PreparationRun {
  const why = whyNotUndo({ ...run, steps }, device);
  return { ...run, rows: [...steps], removesExtras: steps.some(isRemoval), canUndo: why === null, whyNotUndo: why };
}

const DRY = (name: string): string =>
  `${name} is in dry run: its preparation is only shown. Set it to staged or live to have it written.`;

function whyNotNow(
  device: Device,
  check: PreparationCheck | null,
  run: Run | undefined,
  by: Settings['network.approvalBy'],
  actor: Actor,
): string | null {
  if (device.stage === 'dry_run') return DRY(device.name);
  if (check === null || check.checkedAt === null) return `${device.name} was not looked at yet.`;
  if (check.rows.length === 0) return 'Nothing has to be written.';
  if (run !== undefined && ['approved', 'applying', 'undoing'].includes(run.state)) return 'It is being written to.';
  const waiting = run?.state === 'planned' ? run : undefined;
  const hash = waiting?.planHash === check.planHashWithExtras ? check.planHashWithExtras : check.planHash;
  return whyNotApproved(by, waiting, actor, hash);
}

/** How a router stands to what it needs once, as it was found at the last look. */
export async function readPreparation(platform: Platform, actor: Actor, deviceId: Id): Promise<PreparationOfRouter> {
  const device = await routerOf(platform, deviceId);
  const settings = await settingsOf(platform);
  const [check, run, counts] = await Promise.all([
    readCheck(platform, deviceId),
    readRun(platform.store.db, deviceId),
    countSuspended(platform.store, deviceId),
  ]);
  const { name, stage } = device;
  const suspended = counts.get(deviceId) ?? 0;
  const by = settings['network.approvalBy'];
  return {
    deviceId,
    deviceName: name,
    deviceStage: stage,
    check,
    run: run === undefined ? null : runShown(run, device),
    suspended,
    alarm: alarmOf({ name, stage, state: check?.state ?? null, problem: check?.problem ?? null, suspended }),
    whyNotApprove: whyNotNow(device, check, run, by, actor),
    needsAnother: by === 'another',
    script: preparationScript({ routerName: name, transport: device.transport, rows: preparedRows(device, settings) }),
  };
}

/** Routers that would not block suspended customers, by name. */
export async function readPreparationNeeds({ store }: Platform): Promise<PreparationNeed[]> {
  const routers = await store.db
    .selectFrom('routerPreparationCheck as look')
    .innerJoin('device', 'device.id', 'look.deviceId')
    .select(['device.id', 'device.name', 'device.stage', 'look.state', 'look.problem'])
    .where('look.state', 'in', ['unprepared', 'broken'])
    .where('device.archivedAt', 'is', null)
    .orderBy('device.name')
    .execute();
  if (routers.length === 0) return [];
  const counts = await countSuspended(store);
  return routers.flatMap(({ id, ...router }): PreparationNeed[] => {
    const suspended = counts.get(id) ?? 0;
    const sentence = alarmOf({ ...router, suspended });
    if (sentence === null || router.state === null) return [];
    return [{ deviceId: id, deviceName: router.name, state: router.state, suspended, sentence }];
  });
}
