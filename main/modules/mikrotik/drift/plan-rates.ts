import { canonical } from '../plan/canonical.ts';
import { queueRates } from '../plan/rates.ts';
import type { Plan } from '../plan/service.ts';
import type { Fields } from './found-row.ts';

/** The rate fields of a simple queue that its plan decides; its guaranteed share is its sector's. */
export const RATES = Object.keys(
  queueRates({
    id: '',
    name: '',
    downloadKbps: 1,
    uploadKbps: 1,
    burst: null,
    routerosProfile: '',
    priority: 8,
  }),
).filter((field) => field !== 'limit-at');

/** Plans whose queue looks like this one: of the fields that differ as the router shows them, of the others as wanted. */
export function plansLike(live: Fields, present: Plan | undefined, plans: readonly Plan[]): Plan[] {
  const wanted: Fields = present === undefined ? {} : queueRates(present);
  return plans.filter((plan) => {
    const rates: Fields = queueRates(plan);
    return RATES.every((field) => canonical(field, live[field] ?? wanted[field]) === canonical(field, rates[field]));
  });
}
