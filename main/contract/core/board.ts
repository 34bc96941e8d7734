import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { subscriptionStates } from '../subscription-machine.ts';
import { id } from '../values.ts';

const servicesBoard = z.object({
  customers: z.number().int(),
  byState: z.record(z.enum(subscriptionStates), z.number().int()),
  disagreeing: z.number().int(),
  sectors: z.array(z.object({ id, name: z.string(), active: z.number().int(), suspended: z.number().int() })),
});
export type ServicesBoard = z.infer<typeof servicesBoard>;

export const board = {
  summary: procedure(
    'customers.read',
    'GET /board/services',
    'Services by state, and where router and books differ',
  ).output(servicesBoard),
};
