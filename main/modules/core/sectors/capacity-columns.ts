import type { Sector } from '#contract/core.ts';
import type { SectorTable } from '#db/schema/core.ts';

export type CapacityColumns = Pick<
  SectorTable,
  'capacityDownloadKbps' | 'capacityUploadKbps' | 'capacityTarget' | 'oversubscription'
>;

export const capacityColumns = (capacity: Sector['capacity']): CapacityColumns => ({
  capacityDownloadKbps: capacity?.downloadKbps ?? null,
  capacityUploadKbps: capacity?.uploadKbps ?? null,
  capacityTarget: capacity?.target ?? null,
  oversubscription: capacity?.oversubscription ?? null,
});

export function capacityOf(columns: CapacityColumns): Sector['capacity'] {
  const { capacityDownloadKbps: downloadKbps, capacityUploadKbps: uploadKbps } = columns;
  const { capacityTarget: target, oversubscription } = columns;
  if (downloadKbps === null || uploadKbps === null || target === null || oversubscription === null) return null;
  return { downloadKbps, uploadKbps, target, oversubscription };
}
