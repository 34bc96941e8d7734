import { alerts } from './mikrotik/alerts.ts';
import { board } from './mikrotik/board.ts';
import { changes } from './mikrotik/changes.ts';
import { drift } from './mikrotik/drift.ts';
import { health } from './mikrotik/health.ts';
import { preparation } from './mikrotik/preparation.ts';
import { routers } from './mikrotik/routers.ts';
import { sessions } from './mikrotik/sessions.ts';
import { takeovers } from './mikrotik/takeovers.ts';

export * from './mikrotik/alerts.ts';
export * from './mikrotik/board.ts';
export * from './mikrotik/changes.ts';
export * from './mikrotik/drift.ts';
export * from './mikrotik/health.ts';
export * from './mikrotik/preparation.ts';
export * from './mikrotik/routers.ts';
export * from './mikrotik/sessions.ts';
export * from './mikrotik/takeovers.ts';

export const mikrotikContract = { changes, routers, preparation, sessions, drift, board, health, alerts, takeovers };
