import { dateIn } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import { type NetworkTruthUpdate, recordDeviceHealth, recordNetworkTruth } from '#modules/core/index.ts';
import type { Actor } from '#platform/actor.ts';
import { companyOf, inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { judgeDrift, whyFollowed } from '../judge-drift.ts';
import { settleOrphans } from '../orphans.ts';
import type { RouterView } from '../plan/router-view.ts';
import { requestChanges, type WantedChange } from '../request-change.ts';
import type { Device } from '../router/device-access.ts';
import type { ServiceOnBooks } from '../services.queries.ts';
import { readOpenSubscriptions } from '../sync/overtaken.ts';
import type { ComparedService, Comparison } from './find-drift.ts';
import { ignoringOf } from './ignored-note.ts';
import { type Books, spelledSettings } from './read-books.ts';
import { type DriftNow, recordDrift, weighDrift } from './record-drift.ts';
import { changedSince } from './same-books.ts';

function auditTurn(tx: WriteTx, device: Device, service: ServiceOnBooks, update: NetworkTruthUpdate): void {
  if (update.truth === undefined || update.truth === service.networkTruth) return;
  if (update.truth !== 'verified' && update.truth !== 'drifted') return;
  tx.audit({
    event: `network.${update.truth}`,
    model: 'subscription',
    recordId: service.id,
    before: { networkTruth: service.networkTruth, networkService: service.networkService },
    after: {
      networkTruth: update.truth,
      networkService: update.service,
      router: device.name,
      note: update.note ?? null,
    },
    why: 'The router was read back.',
  });
}

/** Nothing is written for a service that stands as it stood: when it was read is told by its router's last comparison. */
const saysMore = (service: ServiceOnBooks, update: NetworkTruthUpdate): boolean =>
  service.networkReadAt === null ||
  update.service !== service.networkService ||
  (update.truth !== undefined && update.truth !== service.networkTruth) ||
  (update.note !== undefined && update.note !== service.networkNote);

interface Verdict {
  readonly update: NetworkTruthUpdate;
  /** The change that brings it to the books by itself. */
  readonly following: WantedChange | null;
}

function verdictOn(
  tx: WriteTx,
  device: Device,
  books: Books,
  now: DriftNow,
  isBusy: boolean,
  compared: ComparedService,
): Verdict {
  const { service, seen } = compared;
  const read = { subscriptionId: service.id, service: seen, readAt: tx.now };
  if (isBusy) return { update: read, following: null };
  const words = books.lastWords.get(service.id);
  const known = {
    wasBlocked: words?.wasBlocked === true,
    isSpokenOf: words?.wasBlocked === false,
    hasNewSettings: books.hasNewSettings,
    ignored: ignoringOf(compared.found, now),
  };
  const follows = whyFollowed(compared, known);
  if (follows === null) return { update: { ...read, ...judgeDrift(compared, device, known) }, following: null };
  return {
    update: read,
    following: {
      deviceId: device.id,
      subscriptionId: service.id,
      action: 'push',
      reason: follows,
      ref: null,
      requestedBy: 'Lastmile',
      isRouterOfService: true,
      isDryRun: device.stage === 'dry_run',
    },
  };
}

export interface Reading {
  readonly view: RouterView;
  readonly books: Books;
  readonly comparison: Comparison;
  readonly tookMs: number;
}

async function judgeServices(
  platform: Platform,
  tx: WriteTx,
  device: Device,
  { view, books, comparison }: Reading,
): Promise<{ readonly now: DriftNow; readonly today: string }> {
  const { timeZone } = await companyOf(tx.db);
  const today = dateIn(tx.now, timeZone);
  const busy = await readOpenSubscriptions(tx, device.id);
  const now = await weighDrift(tx.db, device.id, comparison.found, { today, isBusy: (id) => busy.has(id) });
  const strays = [...books.strays.values()].filter(({ id }) => !busy.has(id));
  const orphans = await settleOrphans(tx, device, view, strays);
  const read = new Map([...books.services, ...books.strays]);
  const verdicts = comparison.services.map((compared) =>
    verdictOn(tx, device, books, now, busy.has(compared.service.id), compared),
  );
  const updates = [...verdicts.map(({ update }) => update), ...orphans.updates].filter((update) => {
    const service = read.get(update.subscriptionId);
    return service !== undefined && saysMore(service, update);
  });
  const wanted = [...verdicts.flatMap(({ following }) => following ?? []), ...orphans.wanted];
  const isNew = now.kept.flatMap(({ identity, subscriptionId }) =>
    subscriptionId === null || now.known.has(identity) ? [] : [subscriptionId],
  );
  const spokenOf = [...updates, ...wanted].map(({ subscriptionId }) => subscriptionId);
  const changed = await changedSince(platform, tx, read, [...new Set([...spokenOf, ...isNew])]);
  const standing = updates.filter(({ subscriptionId }) => !changed.has(subscriptionId));
  for (const update of standing) {
    const service = books.services.get(update.subscriptionId);
    if (service !== undefined) auditTurn(tx, device, service, update);
  }
  const asked = wanted.filter(({ subscriptionId }) => !changed.has(subscriptionId));
  await requestChanges(tx, asked);
  await recordNetworkTruth(tx, standing);
  const isOnItsWay = new Set<Id>([...changed, ...asked.map(({ subscriptionId }) => subscriptionId)]);
  return { now: now.without(isOnItsWay), today };
}

/** Puts what a reading found into the books, in one transaction that writes only what is other than before. */
export async function recordComparison(
  platform: Platform,
  actor: Actor,
  device: Device,
  reading: Reading,
): Promise<void> {
  await inTransaction(platform, actor, async (tx) => {
    const { now, today } = await judgeServices(platform, tx, device, reading);
    await recordDrift(tx, device.id, now, today);
    const { rowsOurs, rowsForeign } = reading.comparison;
    const compared = {
      comparedAt: tx.now,
      settings: spelledSettings(reading.books.router),
      triedAt: tx.now,
      error: null,
      tookMs: reading.tookMs,
      rowsOurs,
      rowsForeign,
      rowsBeyond: now.beyond,
    };
    if (device.health !== 'up') await recordDeviceHealth(tx, device.id, { state: 'up', checkedAt: tx.now });
    await tx.db
      .insertInto('deviceReadBack')
      .values({ deviceId: device.id, ...compared })
      .onConflict((on) => on.column('deviceId').doUpdateSet(compared))
      .execute();
    tx.touch('device', device.id);
  });
}
