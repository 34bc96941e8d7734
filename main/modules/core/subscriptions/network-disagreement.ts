import { type SqlBool, sql } from 'kysely';

/** The router was last seen to do something else than the books want. To the network a pause is a suspension. */
export const disagrees = sql<SqlBool>`(subscription.network_truth = 'drifted' or subscription.network_service <>
  case when subscription.state = 'active' then 'active' when subscription.state in ('suspended', 'paused')
  then 'suspended' else 'absent' end)`;
