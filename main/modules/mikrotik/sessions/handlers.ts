import { procedures } from '#platform/procedures.ts';
import { disconnectService, disconnectSessions } from './disconnect-sessions.ts';
import { listSessions } from './list-sessions.ts';
import { sessionsOfService } from './service-sessions.ts';
import { watchService, watchSession } from './watch-traffic.ts';

const { sessions } = procedures.mikrotik;

export const sessionHandlers = {
  list: sessions.list.handler(({ input, context }) => listSessions(context.platform, input)),
  ofSubscription: sessions.ofSubscription.handler(({ input, context }) =>
    sessionsOfService(context.platform, input.subscriptionId),
  ),
  disconnect: sessions.disconnect.handler(({ input, context }) =>
    disconnectSessions(context.platform, context.actor, input),
  ),
  disconnectService: sessions.disconnectService.handler(({ input, context }) =>
    disconnectService(context.platform, context.actor, input),
  ),
  traffic: sessions.traffic.handler(({ input, context, signal }) =>
    watchSession(context.platform, { actor: context.actor, token: context.session.token, signal }, input),
  ),
  trafficOf: sessions.trafficOf.handler(({ input, context, signal }) =>
    watchService(
      context.platform,
      { actor: context.actor, token: context.session.token, signal },
      input.subscriptionId,
    ),
  ),
};
