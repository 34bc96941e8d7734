import { sql } from 'kysely';
import type { DriftQuery, DriftRow } from '#contract/mikrotik.ts';
import { dateIn } from '#kernel/calendar.ts';
import { keysetPage, type Page } from '#platform/page.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import type { Plan } from '../plan/service.ts';
import { type DriftRecord, filtered, withFacts } from './drift-rows.queries.ts';
import { readPlans } from './plans.queries.ts';
import { actsOf } from './row-acts.ts';

function ownerOf({ subscriptionId, code, state, customerId, customerName }: DriftRecord): DriftRow['subscription'] {
  if (subscriptionId === null || code === null || state === null || customerId === null || customerName === null) {
    return null;
  }
  return { id: subscriptionId, code, state, customerId, customerName };
}

function asRow(row: DriftRecord, plans: readonly Plan[], today: string): DriftRow {
  const { ignoredUntil: until, ignoredBy: by, ignoredReason: reason } = row;
  const isIgnored = until !== null && by !== null && reason !== null && until >= today;
  const { id, deviceId, deviceName, deviceStage, path, naturalKey, kind, harm, note, services, firstSeenAt } = row;
  return {
    ...{ id, deviceId, deviceName, deviceStage, path, naturalKey, kind, harm, note, services, firstSeenAt },
    subscription: ownerOf(row),
    wanted: row.wantedJson,
    applied: row.appliedJson,
    live: row.liveJson,
    appliedBy:
      row.appliedBy === null || row.writerAction === null || row.writerRequestedBy === null
        ? null
        : {
            changeId: row.appliedBy,
            action: row.writerAction,
            requestedBy: row.writerRequestedBy,
            at: row.writerVerifiedAt,
          },
    ignored: isIgnored ? { until, by, reason } : null,
    pending: row.openId === null || row.openState === null ? null : { changeId: row.openId, state: row.openState },
    acts: actsOf(row, plans),
  };
}

/** Rows by router, then by menu as it is written; what does harm stands first in each menu. */
export async function listDrift(platform: Platform, input: DriftQuery): Promise<Page<DriftRow> & { total: number }> {
  const { db } = platform.store;
  const { timeZone } = await companyOf(db);
  const today = dateIn(platform.clock.now(), timeZone);
  const [{ items, nextCursor }, { total }, plans] = await Promise.all([
    keysetPage(
      withFacts(filtered(db, input, today), today),
      { by: sql<string>`lower(device.name) || ' ' || row.place`, id: sql<string>`row.id` },
      { ...input, direction: input.sort.direction },
    ),
    filtered(db, input, today)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
    readPlans(db),
  ]);
  return { items: items.map((row) => asRow(row, plans, today)), nextCursor, total };
}
