import { auditHandlers, historyHandlers, settingsHandlers } from './office-handlers.ts';
import { sessionHandlers, setupHandlers } from './session-handlers.ts';
import { staffHandlers, tokenHandlers } from './staff-handlers.ts';
import { searchHandlers, statusHandlers } from './status-handlers.ts';
import { eventHandlers, jobHandlers } from './work-handlers.ts';

export const platformHandlers = {
  session: sessionHandlers,
  setup: setupHandlers,
  staff: staffHandlers,
  tokens: tokenHandlers,
  settings: settingsHandlers,
  audit: auditHandlers,
  history: historyHandlers,
  jobs: jobHandlers,
  events: eventHandlers,
  search: searchHandlers,
  status: statusHandlers,
};
