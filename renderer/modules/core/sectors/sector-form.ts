import type { NewSector, Sector } from '#contract/core.ts';
import type { FormOptions } from '#ui/Form.tsx';

/** The form of a sector as it stands on the screen: its capacity flat, behind a switch. */
export interface SectorValues extends Omit<NewSector, 'capacity'> {
  hasCapacity: boolean;
  capacityDownloadKbps: number | null;
  capacityUploadKbps: number | null;
  capacityTarget: string;
  oversubscription: number | null;
}

export const emptySector: SectorValues = {
  name: '',
  code: '',
  kind: 'tower',
  parentId: null,
  position: null,
  notes: '',
  hasCapacity: false,
  capacityDownloadKbps: null,
  capacityUploadKbps: null,
  capacityTarget: '',
  oversubscription: 10,
};

export const valuesOfSector = ({ name, code, kind, parentId, position, notes, capacity }: Sector): SectorValues => ({
  name,
  code,
  kind,
  parentId,
  position,
  notes,
  hasCapacity: capacity !== null,
  capacityDownloadKbps: capacity?.downloadKbps ?? null,
  capacityUploadKbps: capacity?.uploadKbps ?? null,
  capacityTarget: capacity?.target ?? '',
  oversubscription: capacity?.oversubscription ?? 10,
});

/** What the rules below have made sure of. @throws when they did not. */
function capacityOf(values: SectorValues): NonNullable<NewSector['capacity']> | null {
  const { hasCapacity, capacityDownloadKbps: downloadKbps, capacityUploadKbps: uploadKbps } = values;
  const { capacityTarget: target, oversubscription } = values;
  if (!hasCapacity) return null;
  if (downloadKbps === null || uploadKbps === null || oversubscription === null) {
    throw new Error('The form was sent without what its rules require');
  }
  return { downloadKbps, uploadKbps, target, oversubscription };
}

export const newSectorOf = (values: SectorValues): NewSector => {
  const { name, code, kind, parentId, position, notes } = values;
  return { name, code, kind, parentId, position, notes, capacity: capacityOf(values) };
};

const neededForCapacity =
  (sentence: string) =>
  (value: number | string | null, { hasCapacity }: SectorValues) =>
    hasCapacity && (value === null || value === '') ? sentence : undefined;

export const sectorRules: NonNullable<FormOptions<SectorValues>['validate']> = {
  name: (name) => (name.trim() === '' ? 'A name is required.' : undefined),
  code: (code) =>
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,23}$/.test(code.trim()) ? undefined : 'A short code: letters, digits and . _ - only.',
  capacityDownloadKbps: neededForCapacity('A rate such as 300M.'),
  capacityUploadKbps: neededForCapacity('A rate such as 100M.'),
  capacityTarget: neededForCapacity('An interface such as vlan100, or networks such as 10.20.0.0/22.'),
  oversubscription: neededForCapacity('From 1 to 100 times.'),
};
