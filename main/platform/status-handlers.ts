import { may } from '#contract/permissions.ts';
import type { Actor } from './actor.ts';
import { foldTouches, type Touch } from './live-bus.ts';
import { countParkedEvents } from './parked-events.queries.ts';
import type { Platform } from './platform.ts';
import { procedures } from './procedures.ts';
import { AUTOMATION_LEASE } from './schedule.ts';
import { actorOfToken } from './sessions.ts';

const { search, status } = procedures.platform;

async function automationHolder(platform: Platform) {
  const lease = await platform.store.db
    .selectFrom('lease')
    .select(['holder', 'holderLabel'])
    .where('name', '=', AUTOMATION_LEASE)
    .where('expiresAt', '>', platform.clock.now())
    .executeTakeFirst();
  return lease === undefined ? null : { label: lease.holderLabel, isMe: lease.holder === platform.consoleId };
}

async function routerCounts(platform: Platform) {
  const now = platform.clock.now();
  const rows = await platform.store.db
    .selectFrom('device')
    .select(['health', 'stage', 'maintenanceSince', 'maintenanceUntil'])
    .where('archivedAt', 'is', null)
    .where('kind', '=', 'mikrotik')
    .execute();
  const isWorkedOn = ({ maintenanceSince: since, maintenanceUntil: until }: (typeof rows)[number]): boolean =>
    since !== null && (until === null || until > now);
  const inService = rows.filter((row) => !isWorkedOn(row));
  const of = (health: (typeof rows)[number]['health']): number =>
    inService.filter((row) => row.health === health).length;
  return {
    up: of('up'),
    down: of('down'),
    unknown: of('unknown'),
    maintenance: rows.length - inService.length,
    notLive: rows.filter(({ stage }) => stage !== 'live').length,
  };
}

async function jobCounts(platform: Platform) {
  const rows = await platform.store.db
    .selectFrom('job')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['queued', 'running', 'failed'])
    .groupBy('state')
    .execute();
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { queued: of('queued'), running: of('running'), failed: of('failed') };
}

async function changesToApprove(platform: Platform): Promise<number> {
  const { count } = await platform.store.db
    .selectFrom('provisioningJob')
    .innerJoin('device', 'device.id', 'provisioningJob.deviceId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('provisioningJob.state', '=', 'planned')
    .where('device.stage', '<>', 'dry_run')
    .executeTakeFirstOrThrow();
  return count;
}

const storeLabel = (platform: Platform): string => {
  const { location } = platform.store;
  if (location.kind === 'sqlite') return location.file.split(/[\\/]/).at(-1) ?? location.file;
  const url = new URL(location.url);
  return `${url.hostname}${url.pathname}`;
};

const READ_ALL = 200;

const isStillSignedIn = async (platform: Platform, actor: Actor, token: string | undefined): Promise<boolean> =>
  token === undefined || (await actorOfToken(platform, token, actor.door, actor.requestId)) !== undefined;

/** Ids are sent to whoever may read customers; a session that ended meanwhile ends its stream. */
async function* liveTouches(
  platform: Platform,
  actor: Actor,
  token: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Touch[]> {
  let waiting: Touch[] = [];
  let wake: (() => void) | undefined;
  const unsubscribe = platform.bus.subscribe((touches) => {
    waiting = foldTouches([...waiting, ...touches]).slice(0, READ_ALL);
    wake?.();
  });
  const onAbort = (): void => wake?.();
  const hasEnded = (): boolean => signal?.aborted === true;
  signal?.addEventListener('abort', onAbort);
  try {
    yield [];
    while (!hasEnded()) {
      if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      // A burst of changes becomes one message: screens ask again at most some times a second.
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (hasEnded() || !(await isStillSignedIn(platform, actor, token))) return;
      const touches = waiting;
      waiting = [];
      yield touches;
    }
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', onAbort);
  }
}

export const statusHandlers = {
  bar: status.bar.handler(async ({ context: { platform, actor } }) => {
    const seesNetwork = actor.role !== null && may(actor.role, 'network.read');
    const [automation, routers, jobs, parked, toApprove] = await Promise.all([
      automationHolder(platform),
      seesNetwork ? routerCounts(platform) : null,
      jobCounts(platform),
      countParkedEvents(platform.store.db),
      seesNetwork ? changesToApprove(platform) : 0,
    ]);
    return {
      storeKind: platform.store.kind,
      storeLabel: storeLabel(platform),
      isDemo: platform.isDemo,
      automation,
      routers,
      jobs,
      parkedEvents: parked,
      changesToApprove: toApprove,
      secrets: platform.secrets.state,
    };
  }),
  live: status.live.handler(({ context, signal }) =>
    liveTouches(context.platform, context.actor, context.session.token, signal),
  ),
};

export const searchHandlers = {
  anything: search.anything.handler(async ({ input, context }) => {
    const text = input.text.trim();
    if (text.length < 2) return [];
    const found = await Promise.all(
      context.search.map((provider) => provider.search(context.platform, context.actor, text)),
    );
    return found.flat();
  }),
};
