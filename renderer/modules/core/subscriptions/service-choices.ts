import type { Plan } from '#contract/core.ts';
import { formatMoney } from '#kernel/money.ts';
import type { Choice } from '#ui/fields/SelectField.tsx';
import { formatRate } from '#ui/parse/rate.ts';
import { useDevices, usePlans, useSectors } from '../list/choices.ts';
import { sectorKindWords, stageWords } from '../show/words.ts';

const planNote = ({ downloadKbps, uploadKbps, priceMinor, currency }: Plan): string =>
  [
    `${formatRate(downloadKbps)}/${formatRate(uploadKbps)}`,
    ...(priceMinor === null ? [] : [formatMoney(priceMinor, currency)]),
  ].join(' · ');

/** Plans that are sold, and the one that the service is on. */
export function usePlanChoices(present: string | null): Choice[] {
  return usePlans()
    .filter(({ id, onSale, archivedAt }) => id === present || (onSale === 'on_sale' && archivedAt === null))
    .map((plan) => ({ value: plan.id, label: plan.name, note: planNote(plan) }));
}

export const useSectorChoices = (): Choice[] =>
  useSectors().map(({ id, name, kind }) => ({ value: id, label: name, note: sectorKindWords[kind] }));

/** Routers that can serve someone, those of the sector first. */
export function useRouterChoices(sectorId: string | null): Choice[] {
  return useDevices()
    .filter(({ kind, archivedAt }) => kind === 'mikrotik' && archivedAt === null)
    .sort((a, b) => Number(b.sectorId === sectorId) - Number(a.sectorId === sectorId))
    .map(({ id, name, sectorName, stage }) => ({
      value: id,
      label: name,
      note: [sectorName, stage === 'live' ? null : stageWords[stage].word].filter((part) => part !== null).join(' · '),
    }));
}
