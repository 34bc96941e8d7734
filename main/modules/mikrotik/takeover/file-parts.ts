import { addMs } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { inTransaction, type Platform } from '#platform/platform.ts';
import type { WriteTx } from '#platform/write.ts';

const DAY_MS = 86_400_000;

const boundTo = (uploadId: Id, partNo: number): string => `takeover-part:${uploadId}:${partNo}`;

/** Keeps a part of a file until it is read; sealed, since exports hold passwords. What nobody came back for goes. */
export async function keepPart(
  platform: Platform,
  actor: Actor,
  { uploadId, partNo, text }: { readonly uploadId: Id; readonly partNo: number; readonly text: string },
): Promise<{ id: Id }> {
  const textSealed = platform.secrets.seal(text, boundTo(uploadId, partNo));
  await inTransaction(platform, actor, async (tx) => {
    await tx.db.deleteFrom('takeoverPart').where('createdAt', '<', addMs(tx.now, -DAY_MS)).execute();
    await tx.db
      .insertInto('takeoverPart')
      .values({ uploadId, partNo, textSealed, createdAt: tx.now })
      .onConflict((on) => on.columns(['uploadId', 'partNo']).doUpdateSet({ textSealed, createdAt: tx.now }))
      .execute();
  });
  return { id: uploadId };
}

/** The whole file. @throws Refusal when nothing of it is there */
export async function readParts(platform: Platform, uploadId: Id): Promise<string> {
  const parts = await platform.store.db
    .selectFrom('takeoverPart')
    .select(['partNo', 'textSealed'])
    .where('uploadId', '=', uploadId)
    .orderBy('partNo')
    .execute();
  const isWhole = parts.length > 0 && parts.every(({ partNo }, at) => partNo === at);
  if (!isWhole) throw notFound('file; choose it again');
  return parts.map(({ partNo, textSealed }) => platform.secrets.open(textSealed, boundTo(uploadId, partNo))).join('');
}

export const dropParts = (tx: Pick<WriteTx, 'db'>, uploadId: Id) =>
  tx.db.deleteFrom('takeoverPart').where('uploadId', '=', uploadId).execute();
