import { procedures } from '#platform/procedures.ts';
import { abandonTakeover } from './abandon-takeover.ts';
import { adoptTakeover } from './adopt-takeover.ts';
import { choosePlan } from './choose-plan.ts';
import { decideRows } from './decide-rows.ts';
import { keepPart } from './file-parts.ts';
import { previewTakeover } from './preview.queries.ts';
import { refreshTakeover } from './refresh-takeover.ts';
import { setOptions } from './set-options.ts';
import { startTakeover } from './start-takeover.ts';
import { getTakeover, listTakeovers } from './takeover-heads.queries.ts';
import { getTakeoverRow, listTakeoverRows } from './takeover-rows.queries.ts';

const { takeovers } = procedures.mikrotik;

export const takeoverHandlers = {
  list: takeovers.list.handler(({ input, context }) => listTakeovers(context.platform, input)),
  get: takeovers.get.handler(({ input, context }) => getTakeover(context.platform, context.actor, input.id)),
  rows: takeovers.rows.handler(({ input, context }) => listTakeoverRows(context.platform, input)),
  row: takeovers.row.handler(({ input, context }) => getTakeoverRow(context.platform, input.id)),
  preview: takeovers.preview.handler(({ input, context }) =>
    previewTakeover(context.platform, context.actor, input.id),
  ),
  upload: takeovers.upload.handler(({ input, context }) => keepPart(context.platform, context.actor, input)),
  start: takeovers.start.handler(({ input, context }) => startTakeover(context.platform, context.actor, input)),
  refresh: takeovers.refresh.handler(({ input, context }) => refreshTakeover(context.platform, context.actor, input)),
  decide: takeovers.decide.handler(({ input, context }) => decideRows(context.platform, context.actor, input)),
  choosePlan: takeovers.choosePlan.handler(({ input, context }) => choosePlan(context.platform, context.actor, input)),
  setOptions: takeovers.setOptions.handler(({ input, context }) => setOptions(context.platform, context.actor, input)),
  adopt: takeovers.adopt.handler(({ input, context }) => adoptTakeover(context.platform, context.actor, input.id)),
  abandon: takeovers.abandon.handler(({ input, context }) => abandonTakeover(context.platform, context.actor, input)),
};
