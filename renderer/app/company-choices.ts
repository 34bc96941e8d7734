import type { Choice } from '#ui/fields/SelectField.tsx';

const currencyNames = new Intl.DisplayNames(['en'], { type: 'currency' });

export const currencyChoices: readonly Choice[] = Intl.supportedValuesOf('currency').map((code) => ({
  value: code,
  label: code,
  note: currencyNames.of(code) ?? '',
}));

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const timeZoneChoices: readonly Choice[] = [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map(
  (zone) => ({
    value: zone,
    label: zone,
  }),
);
