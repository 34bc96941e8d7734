import type { Disconnected } from '#contract/mikrotik.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import { routerOf } from '../check-router.ts';
import { withRouter } from '../router/connections.ts';
import type { Device } from '../router/device-access.ts';
import { isRefusal, RouterError, type RouterTransport } from '../transport/router-transport.ts';
import { trapReason } from '../transport/trap-texts.ts';
import { dropOnRouter, type Outcome, type SessionRef } from './drop-on-router.ts';
import { disconnectedInWords } from './drop-words.ts';
import { OwnerBook } from './match-owners.ts';
import { whyNotDisconnect } from './may-disconnect.ts';
import { readService } from './read-service.ts';
import { ownersElsewhere } from './service-owners.queries.ts';
import { ownerOf, whyNotAsked } from './service-sessions.ts';
import { sessionsOf } from './sessions-of-platform.ts';

interface Dropping {
  readonly device: Device;
  readonly reason: string;
  /** Known beforehand where one service is meant. */
  readonly subscriptionId?: Id;
  /** Which sessions, as the router has them in this very call. */
  readonly which: (router: RouterTransport) => Promise<readonly SessionRef[]>;
}

/** Whose sessions these are: each goes into its service's history, a stranger's into the router's. */
async function recordsOf(
  platform: Platform,
  { device, subscriptionId }: Dropping,
  refs: readonly SessionRef[],
): Promise<(ref: SessionRef) => { model: 'subscription' | 'device'; recordId: Id }> {
  if (subscriptionId !== undefined) return () => ({ model: 'subscription', recordId: subscriptionId });
  const signedIn = refs.filter(({ kind }) => kind !== 'dhcp').map(({ user }) => user);
  const macs = refs.filter(({ kind }) => kind === 'dhcp').map(({ user }) => user);
  const owners = await ownersElsewhere(platform.store.db, { users: signedIn, macs, ids: [] });
  const book = new OwnerBook(owners, device.id);
  return (ref) => {
    const owner = book.byName(ref);
    return owner === undefined
      ? { model: 'device', recordId: device.id }
      : { model: 'subscription', recordId: owner.id };
  };
}

type Told = Outcome | 'unanswered';

async function record(
  platform: Platform,
  actor: Actor,
  dropping: Dropping,
  outcomes: ReadonlyMap<SessionRef, Told>,
): Promise<void> {
  const told = [...outcomes].filter(([, outcome]) => outcome === 'dropped' || outcome === 'unanswered');
  if (told.length === 0) return;
  const recordOf = await recordsOf(
    platform,
    dropping,
    told.map(([ref]) => ref),
  );
  await inTransaction(platform, actor, async (tx) => {
    for (const [ref, outcome] of told) {
      tx.audit({
        event: outcome === 'dropped' ? 'session.disconnected' : 'session.disconnect_unanswered',
        ...recordOf(ref),
        after: { router: dropping.device.name, kind: ref.kind, user: ref.user },
        why: dropping.reason,
      });
    }
  });
}

function refusalOf({ name, apiUser }: Device, error: RouterError, wasSent: boolean): Refusal {
  if (isRefusal(error)) {
    const isPolicy = trapReason(error.message) === 'permission';
    const advice = isPolicy ? `The API user ${apiUser} may not write there: give its group the policy write. ` : '';
    return new Refusal('ROUTER_REFUSED', `${name} refused. ${advice}(“${error.message}”)`);
  }
  const after = wasSent ? 'Whether the sessions dropped is not known: look at the list again.' : 'Nothing was dropped.';
  return new Refusal('ROUTER_UNREACHABLE', `${name}: ${error.message} ${after}`);
}

async function drop(platform: Platform, actor: Actor, dropping: Dropping): Promise<Disconnected> {
  const { device, which } = dropping;
  const why = whyNotDisconnect(device, platform.clock.now());
  if (why !== null) throw new Refusal('NOT_ALLOWED_NOW', why);
  const asked = new Set<string>();
  let meant: readonly SessionRef[] = [];
  try {
    const outcomes = await withRouter(platform, device, async (router) => {
      meant = await which(router);
      return await dropOnRouter(router, meant, asked);
    });
    await record(platform, actor, dropping, outcomes);
    return disconnectedInWords(outcomes);
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    const sent = meant.filter(({ kind, id }) => asked.has(`${kind} ${id}`));
    const isKnown = isRefusal(error);
    if (!isKnown) await record(platform, actor, dropping, new Map(sent.map((ref) => [ref, 'unanswered'])));
    throw refusalOf(device, error, sent.length > 0);
  } finally {
    sessionsOf(platform).forget(device.id);
  }
}

/** Drops sessions that someone picked from a router's list. */
export async function disconnectSessions(
  platform: Platform,
  actor: Actor,
  { deviceId, sessions, reason }: { deviceId: Id; sessions: readonly SessionRef[]; reason: string },
): Promise<Disconnected> {
  const device = await routerOf(platform, deviceId);
  return await drop(platform, actor, { device, reason, which: async () => sessions });
}

/** Drops whatever sessions a service has at this moment. */
export async function disconnectService(
  platform: Platform,
  actor: Actor,
  { subscriptionId, reason }: { subscriptionId: Id; reason: string },
): Promise<Disconnected> {
  const owner = await ownerOf(platform, subscriptionId);
  if (owner.deviceId === null) throw new Refusal('NOT_ALLOWED_NOW', 'No router serves it yet.');
  const device = await routerOf(platform, owner.deviceId);
  const why = whyNotAsked(owner, device);
  if (why !== null) throw new Refusal('NOT_ALLOWED_NOW', why);
  const answer = await drop(platform, actor, {
    device,
    reason,
    subscriptionId,
    which: async (router) => {
      const { sessions } = await readService(router, owner, () => platform.clock.now());
      return sessions.map(({ kind, id, user }) => ({ kind, id, user }));
    },
  });
  if (answer.sessions.length === 0) throw new Refusal('NOT_ALLOWED_NOW', `${owner.code} is offline: nothing to drop.`);
  if (answer.dropped === 0) throw new Refusal('NOT_ALLOWED_NOW', answer.sentence);
  return answer;
}
