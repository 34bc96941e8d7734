import type { NewSector, Sector } from '#contract/core.ts';
import type { FormOptions } from '#ui/Form.tsx';

export type SectorValues = NewSector;

export const emptySector: SectorValues = {
  name: '',
  code: '',
  kind: 'tower',
  parentId: null,
  position: null,
  notes: '',
};

export const valuesOfSector = ({ name, code, kind, parentId, position, notes }: Sector): SectorValues => ({
  name,
  code,
  kind,
  parentId,
  position,
  notes,
});

export const sectorRules: NonNullable<FormOptions<SectorValues>['validate']> = {
  name: (name) => (name.trim() === '' ? 'A name is required.' : undefined),
  code: (code) =>
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,23}$/.test(code.trim()) ? undefined : 'A short code: letters, digits and . _ - only.',
};
