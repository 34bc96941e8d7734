import type { ChangeBatch } from '#contract/mikrotik.ts';
import { notFound } from '#kernel/errors.ts';
import { isInMaintenance } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Platform, settingsOf } from '#platform/platform.ts';
import { whyNone, whyNotApprove } from './approve.machine.ts';
import { heldByOf } from './sync/held-reason.ts';
import { leftAlone } from './undo-change.ts';
import { readUndoable } from './undoable.queries.ts';

function counted<K>(keys: readonly K[]): [K, number][] {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts];
}

const readJobs = ({ store: { db } }: Platform, batchId: string) =>
  db
    .selectFrom('provisioningJob as job')
    .innerJoin('device', 'device.id', 'job.deviceId')
    .select([
      'job.action', 'job.state', 'job.effect', 'job.requestedBy', 'job.requestedById', 'job.heldReason', 'job.createdAt',
      'device.id as deviceId', 'device.name as deviceName', 'device.stage',
      'device.maintenanceSince', 'device.maintenanceUntil',
    ]) // biome-ignore format: a list
    .where('job.batchId', '=', batchId)
    .orderBy('job.seq')
    .execute();

type JobRow = Awaited<ReturnType<typeof readJobs>>[number];

const effectsOf = (jobs: readonly JobRow[]): ChangeBatch['effects'] =>
  counted(jobs.flatMap(({ effect }) => (effect === null ? [] : [effect]))).map(([effect, count]) => ({
    effect,
    count,
  }));

function routersOf(jobs: readonly JobRow[], now: string): ChangeBatch['routers'] {
  const routers = new Map<string, ChangeBatch['routers'][number]>();
  for (const job of jobs) {
    const { deviceId: id, deviceName: name, stage, maintenanceUntil: until } = job;
    const maintenance = isInMaintenance(job, now) ? { until } : null;
    routers.set(id, { id, name, stage, maintenance, count: (routers.get(id)?.count ?? 0) + 1 });
  }
  return [...routers.values()];
}

/** What one act or run wanted of routers, in numbers, and what whoever asks may decide of it. */
export async function readBatch(platform: Platform, actor: Actor, batchId: string): Promise<ChangeBatch> {
  const jobs = await readJobs(platform, batchId);
  const [first] = jobs;
  if (first === undefined) throw notFound('batch');
  const undoable = await readUndoable(platform.store.db, { batchId });
  const { 'network.approvalBy': by } = await settingsOf(platform);
  const approver = { actor, by };
  const asking = jobs.filter(({ state, stage }) => state === 'planned' && stage !== 'dry_run');
  const held = asking.flatMap(({ heldReason }) => (heldReason === null ? [] : [heldReason]));
  return {
    batchId,
    count: jobs.length,
    wantedAt: first.createdAt,
    requestedBy: first.requestedBy,
    routers: routersOf(jobs, platform.clock.now()),
    actions: counted(jobs.map(({ action }) => action)).map(([action, count]) => ({ action, count })),
    states: counted(jobs.map(({ state }) => state)).map(([state, count]) => ({ state, count })),
    effects: effectsOf(jobs),
    held: counted(held).map(([why, count]) => ({ by: heldByOf(why), why, count })),
    asking: effectsOf(asking),
    approvable: jobs.filter((job) => whyNotApprove(job, approver) === null).length,
    whyNotApprove: whyNone(jobs, approver),
    rejectable: jobs.filter(({ state }) => state === 'planned' || state === 'approved').length,
    undoable: undoable.filter(({ whyNot }) => whyNot === null).length,
    left: leftAlone(undoable),
  };
}
