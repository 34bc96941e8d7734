import type { CalendarDate } from '#kernel/calendar.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { byId, inChunks } from './by-id.ts';

export interface BilledThrough {
  readonly subscriptionId: Id;
  readonly billedThrough: CalendarDate;
}

/** Moves billed_through forward for services just billed, set-based; an earlier day changes nothing. */
export async function recordBilledThrough(tx: Pick<WriteTx, 'db'>, updates: readonly BilledThrough[]): Promise<void> {
  for (const chunk of inChunks(updates)) {
    const reached = byId(
      'billedThrough',
      chunk.map((update) => [update.subscriptionId, update.billedThrough]),
    );
    await tx.db
      .updateTable('subscription')
      .set({ billedThrough: reached })
      .where(
        'id',
        'in',
        chunk.map((update) => update.subscriptionId),
      )
      .where((eb) => eb.or([eb('billedThrough', 'is', null), eb('billedThrough', '<', reached)]))
      .execute();
  }
}
