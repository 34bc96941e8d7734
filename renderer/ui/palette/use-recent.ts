import { useRemembered } from '../remembered.ts';
import type { PaletteItem } from './palette.ts';

const kept = 6;

/** What this person chose last, by name only; its sign is found again by the commands or left out. */
export function useRecent(key: string) {
  const [recent, setRecent] = useRemembered<readonly PaletteItem[]>(`recent.${key}`, readItems, []);
  return {
    recent,
    add: ({ id, title, note }: PaletteItem) =>
      setRecent([{ id, title, note }, ...recent.filter((item) => item.id !== id)].slice(0, kept)),
  };
}

function readItems(value: unknown): PaletteItem[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter(
    (item): item is PaletteItem =>
      typeof item?.id === 'string' &&
      typeof item.title === 'string' &&
      ['string', 'undefined'].includes(typeof item.note),
  );
}
