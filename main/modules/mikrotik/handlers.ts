import { procedures } from '#platform/procedures.ts';
import { approveChanges } from './approve-changes.ts';
import { askComparison } from './ask-comparison.ts';
import { readBatch } from './batch.queries.ts';
import { readRouterTiles } from './board.queries.ts';
import { getChange, listChanges, readChanges } from './changes.queries.ts';
import { checkRouter, readFingerprint } from './check-router.ts';
import { driftHandlers } from './drift/handlers.ts';
import { acknowledgeAlerts } from './health/alerts/acknowledge-alerts.ts';
import { listAlerts, readOpenAlerts } from './health/alerts/alert.queries.ts';
import { checkHealth } from './health/check-health.ts';
import { readHealthHistory, readTraffic } from './health/history/history.queries.ts';
import { readDeviceInterfaces } from './health/interfaces/interface.queries.ts';
import { watchInterface } from './health/interfaces/watch-interface.ts';
import { readWall } from './health/wall.queries.ts';
import { readHeld } from './held.queries.ts';
import { preparationHandlers } from './preparation/handlers.ts';
import { pushService } from './push-service.ts';
import { rejectChanges } from './reject-changes.ts';
import { retryChange } from './retry-change.ts';
import { sessionHandlers } from './sessions/handlers.ts';
import { takeoverHandlers } from './takeover/handlers.ts';
import { undoBatch, undoChange } from './undo-change.ts';

const { changes, routers, board, health, alerts } = procedures.mikrotik;

export const mikrotikHandlers = {
  changes: {
    list: changes.list.handler(({ input, context }) => listChanges(context.platform, context.actor, input)),
    get: changes.get.handler(({ input, context }) => getChange(context.platform, context.actor, input.id)),
    rows: changes.rows.handler(({ input, context }) => readChanges(context.platform, context.actor, input.ids)),
    approve: changes.approve.handler(({ input, context }) => approveChanges(context.platform, context.actor, input)),
    reject: changes.reject.handler(({ input: { ids, reason }, context }) =>
      rejectChanges(context.platform, context.actor, { choice: { ids }, reason }),
    ),
    held: changes.held.handler(({ context }) => readHeld(context.platform)),
    batch: changes.batch.handler(({ input, context }) => readBatch(context.platform, context.actor, input.batchId)),
    approveBatch: changes.approveBatch.handler(({ input, context }) =>
      approveChanges(context.platform, context.actor, input),
    ),
    rejectBatch: changes.rejectBatch.handler(({ input: { batchId, reason }, context }) =>
      rejectChanges(context.platform, context.actor, { choice: { batchId }, reason }),
    ),
    undoBatch: changes.undoBatch.handler(({ input, context }) => undoBatch(context.platform, context.actor, input)),
    retry: changes.retry.handler(({ input, context }) => retryChange(context.platform, context.actor, input.id)),
    undo: changes.undo.handler(({ input, context }) => undoChange(context.platform, context.actor, input)),
  },
  routers: {
    check: routers.check.handler(({ input, context }) => checkRouter(context.platform, input.id)),
    fingerprint: routers.fingerprint.handler(({ input }) => readFingerprint(input)),
    compare: routers.compare.handler(({ input, context }) => askComparison(context.platform, context.actor, input.id)),
    push: routers.push.handler(({ input, context }) => pushService(context.platform, context.actor, input)),
  },
  preparation: preparationHandlers,
  sessions: sessionHandlers,
  drift: driftHandlers,
  takeovers: takeoverHandlers,
  board: {
    routers: board.routers.handler(({ context }) => readRouterTiles(context.platform)),
    devices: board.devices.handler(({ context }) => readWall(context.platform)),
  },
  health: {
    history: health.history.handler(({ input, context }) =>
      readHealthHistory(context.platform, input.id, input.window),
    ),
    interfaces: health.interfaces.handler(({ input, context }) => readDeviceInterfaces(context.platform, input.id)),
    traffic: health.traffic.handler(({ input, context }) => readTraffic(context.platform, input.id, input.window)),
    watch: health.watch.handler(({ input, context }) => watchInterface(context.platform, context.actor, input)),
    checkNow: health.checkNow.handler(({ input, context }) => checkHealth(context.platform, input.id)),
  },
  alerts: {
    open: alerts.open.handler(({ context }) => readOpenAlerts(context.platform)),
    list: alerts.list.handler(({ input, context }) => listAlerts(context.platform, input)),
    acknowledge: alerts.acknowledge.handler(({ input, context }) =>
      acknowledgeAlerts(context.platform, context.actor, input.ids),
    ),
  },
};
