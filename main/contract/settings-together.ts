import type { Settings } from './settings.ts';

type QuietHours = Pick<Settings, 'network.quietFrom' | 'network.quietUntil'>;

/** What settings must be together, by the field to put right; empty where they fit. The form and the server ask alike. */
export function refusedTogether(settings: QuietHours): Partial<Record<keyof QuietHours, string>> {
  const { 'network.quietFrom': from, 'network.quietUntil': until } = settings;
  if (from !== '' && until === '') return { 'network.quietUntil': 'Quiet hours that begin also end: say when.' };
  if (from === '' && until !== '') return { 'network.quietFrom': 'Quiet hours that end also begin: say when.' };
  if (from !== '' && from === until) {
    return { 'network.quietUntil': 'They would end as they begin. Leave both empty to have none.' };
  }
  return {};
}
