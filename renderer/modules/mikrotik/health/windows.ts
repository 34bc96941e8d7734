import type { HealthWindow } from '#contract/mikrotik.ts';
import { useRemembered } from '#ui/remembered.ts';

export const windows: readonly { readonly value: HealthWindow; readonly label: string }[] = [
  { value: '1h', label: '1 h' },
  { value: '24h', label: '24 h' },
  { value: '7d', label: '7 d' },
  { value: '30d', label: '30 d' },
  { value: '1y', label: '1 y' },
];

const read = (kept: unknown): HealthWindow | undefined => windows.find(({ value }) => value === kept)?.value;

/** How far back charts look; the last choice is kept, since whoever compares routers looks at the same time of each. */
export const useHealthWindow = () => useRemembered<HealthWindow>('health.window', read, '24h');

export const asWindow = (value: string | undefined): HealthWindow => read(value) ?? '24h';

/** Charts of the present move on by themselves: what changes with every poll does not wake the live stream. */
export const renewMs = (window: HealthWindow): number => (window === '1h' ? 30_000 : 5 * 60_000);
