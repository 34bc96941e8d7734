import { insertRows } from '#db/insert-rows.ts';
import type { Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';
import { nextCodes } from '../record-codes.ts';
import { subscriptionSearchText } from '../search-text.ts';
import { sealPppoePassword } from '../subscriptions/pppoe-password.ts';
import { todayIn } from '../today.ts';
import type { TakenOverPlace, TakenOverService } from './taken-over.ts';

const unsaid = {
  priceOverrideMinor: null,
  exemptUntil: null,
  exemptReason: null,
  networkTruth: 'wanted',
  networkService: 'absent',
  networkReadAt: null,
  networkNote: null,
} as const;

/** New services that run already. */
export async function addServices(
  platform: Platform,
  tx: WriteTx,
  services: readonly TakenOverService[],
  { deviceId, sectorId, position, positionNote, anchorDay, billedThrough, ref, why }: TakenOverPlace,
): Promise<void> {
  if (services.length === 0) return;
  const activatedOn = await todayIn(tx);
  const codes = await nextCodes(tx, 'subscription', services.length);
  const rows = services.map(({ isNew: _isNew, password, ...service }, at) => {
    const row = {
      ...service,
      ...unsaid,
      ...position,
      code: codes(at),
      deviceId,
      sectorId,
      positionNote,
      anchorDay,
      billedThrough,
      activatedOn,
      address: '',
      pppoePasswordSealed: password === null ? null : sealPppoePassword(platform, service.id, password),
      stateSince: tx.now,
      createdAt: tx.now,
    };
    return { ...row, searchText: subscriptionSearchText(row) };
  });
  await insertRows(tx.db, 'subscription', rows);
  for (const row of rows) {
    const after = { ...row, ref };
    tx.audit({ event: 'subscription.taken_over', model: 'subscription', recordId: row.id, after, why });
  }
}
