import { procedures } from '#platform/procedures.ts';
import { adoptDrift } from './adopt-drift.ts';
import { listDrift } from './drift.queries.ts';
import { readDriftBoard } from './drift-board.queries.ts';
import { heedDrift, ignoreDrift } from './ignore-drift.ts';
import { previewDrift } from './preview-drift.ts';
import { pushDrift } from './push-drift.ts';
import { takeBackDrift } from './take-back-drift.ts';

const { drift } = procedures.mikrotik;

export const driftHandlers = {
  board: drift.board.handler(({ context }) => readDriftBoard(context.platform)),
  list: drift.list.handler(({ input, context }) => listDrift(context.platform, input)),
  preview: drift.preview.handler(({ input, context }) => previewDrift(context.platform, input)),
  push: drift.push.handler(({ input, context }) => pushDrift(context.platform, context.actor, input)),
  adopt: drift.adopt.handler(({ input, context }) => adoptDrift(context.platform, context.actor, input)),
  takeBack: drift.takeBack.handler(({ input, context }) => takeBackDrift(context.platform, context.actor, input)),
  ignore: drift.ignore.handler(({ input, context }) => ignoreDrift(context.platform, context.actor, input)),
  heed: drift.heed.handler(({ input, context }) => heedDrift(context.platform, context.actor, input)),
};
