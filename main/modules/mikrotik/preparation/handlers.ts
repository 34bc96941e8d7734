import { procedures } from '#platform/procedures.ts';
import { routerOf } from '../check-router.ts';
import { approvePreparation } from './approve-preparation.ts';
import { checkPreparation } from './check-preparation.ts';
import { readPreparation, readPreparationNeeds } from './preparation.queries.ts';
import { requestPreparation } from './request-preparation.ts';
import { undoPreparation } from './undo-preparation.ts';
import { withdrawPreparation } from './withdraw-preparation.ts';

const { preparation } = procedures.mikrotik;

export const preparationHandlers = {
  get: preparation.get.handler(({ input, context }) => readPreparation(context.platform, context.actor, input.id)),
  check: preparation.check.handler(async ({ input, context: { platform, actor } }) => {
    await checkPreparation(platform, actor, await routerOf(platform, input.id));
    return await readPreparation(platform, actor, input.id);
  }),
  request: preparation.request.handler(({ input, context }) =>
    requestPreparation(context.platform, context.actor, input),
  ),
  approve: preparation.approve.handler(({ input, context }) =>
    approvePreparation(context.platform, context.actor, input),
  ),
  withdraw: preparation.withdraw.handler(({ input, context }) =>
    withdrawPreparation(context.platform, context.actor, input),
  ),
  undo: preparation.undo.handler(({ input, context }) => undoPreparation(context.platform, context.actor, input)),
  board: preparation.board.handler(({ context }) => readPreparationNeeds(context.platform)),
};
