import type { Kysely } from 'kysely';
import { type TakeoverKind, takeoverKinds } from '#contract/mikrotik.ts';
import type { Database } from '#db/schema.ts';
import type { BookPlan } from './plan-groups.ts';

const methodsOf = (text: string): TakeoverKind[] => takeoverKinds.filter((kind) => text.split(',').includes(kind));

/** Every plan that a service may be put on, or was. */
export async function readPlans(db: Kysely<Database>): Promise<BookPlan[]> {
  const rows = await db.selectFrom('servicePlan').selectAll().where('archivedAt', 'is', null).orderBy('name').execute();
  return rows.map((row) => {
    const { burstDownloadKbps, burstUploadKbps, burstThresholdPercent, burstSeconds } = row;
    const hasBurst =
      burstDownloadKbps !== null && burstUploadKbps !== null && burstThresholdPercent !== null && burstSeconds !== null;
    return {
      id: row.id,
      name: row.name,
      downloadKbps: row.downloadKbps,
      uploadKbps: row.uploadKbps,
      burst: hasBurst
        ? {
            downloadKbps: burstDownloadKbps,
            uploadKbps: burstUploadKbps,
            thresholdPercent: burstThresholdPercent,
            seconds: burstSeconds,
          }
        : null,
      routerosProfile: row.routerosProfile,
      priority: row.priority,
      authMethods: methodsOf(row.authMethods),
      isOnSale: row.onSale === 'on_sale',
    };
  });
}
