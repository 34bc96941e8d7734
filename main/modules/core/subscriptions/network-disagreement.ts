import { type SqlBool, sql } from 'kysely';

/** The router was last seen to do something else than the books want. To the network a pause is a suspension. */
export const disagrees = sql<SqlBool>`(subscription.network_truth = 'drifted' or subscription.network_service <>
  case when subscription.state = 'active' then 'active' when subscription.state in ('suspended', 'paused')
  then 'suspended' else 'absent' end)`;

/** How the note of a service begins whose every difference is left as it is until a day: it needs no person before. */
export const IGNORED_UNTIL = 'Ignored until ';

/** Differs from the books, and somebody has to decide on it. */
export const needsDecision = sql<SqlBool>`(subscription.network_truth = 'drifted'
  and (subscription.network_note is null or subscription.network_note not like ${`${IGNORED_UNTIL}%`}))`;
