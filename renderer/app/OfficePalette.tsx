import type { LucideIcon } from 'lucide-react';
import { Banknote, Cable, FileText, MapPin, Package, Router, User } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { CommandPalette, type PaletteGroup, type PaletteItem } from '#ui/CommandPalette.tsx';
import { client } from './client.ts';
import { doable } from './doable.ts';
import type { Place } from './navigation.ts';
import { pathOf } from './path-of.ts';
import { useMay, useMe } from './session.ts';

const kinds: Readonly<Record<string, { readonly label: string; readonly icon: LucideIcon }>> = {
  customer: { label: 'Customers', icon: User },
  subscription: { label: 'Services', icon: Cable },
  device: { label: 'Devices', icon: Router },
  sector: { label: 'Sectors', icon: MapPin },
  service_plan: { label: 'Plans', icon: Package },
  invoice: { label: 'Invoices', icon: FileText },
  payment: { label: 'Payments', icon: Banknote },
};

interface Props {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onGo: (path: string) => void;
  places: readonly Place[];
}

/** Ctrl-K over everything that the person may see and do. */
export function OfficePalette({ opened, onOpened, onGo, places }: Props) {
  const me = useMe();
  const may = useMay();
  const commands = useMemo(
    () => [
      ...doable
        .filter(({ needs }) => may(needs))
        .map(({ id, title, icon, keywords }) => ({ id, title, icon, keywords })),
      ...places.map(
        ({ label, path, keywords, keys }): PaletteItem => ({
          id: `go:${path}`,
          title: `Go to ${label}`,
          ...(keywords === undefined ? {} : { keywords }),
          ...(keys === undefined ? {} : { keys }),
        }),
      ),
    ],
    [places, may],
  );
  const search = useCallback(async (text: string, signal: AbortSignal): Promise<PaletteGroup[]> => {
    const hits = await client.platform.search.anything({ text }, { signal });
    return Object.entries(kinds).flatMap(([model, { label, icon }]) => {
      const items = hits
        .filter((hit) => hit.model === model)
        .map((hit): PaletteItem => ({ id: `${model}:${hit.id}`, title: hit.label, note: hit.detail, icon }));
      return items.length === 0 ? [] : [{ label, items }];
    });
  }, []);
  const choose = (item: PaletteItem, aside: boolean): void => {
    const path = item.id.startsWith('go:')
      ? item.id.slice(3)
      : (doable.find(({ id }) => id === item.id)?.path ?? pathOfHit(item.id));
    if (aside) window.open(`#${path}`, '_blank');
    else onGo(path);
  };
  return (
    <CommandPalette
      opened={opened}
      onOpened={onOpened}
      commands={commands}
      search={search}
      recentKey={me.id}
      onChoose={choose}
    />
  );
}

function pathOfHit(itemId: string): string {
  const [model = '', id = ''] = itemId.split(':');
  return pathOf(model, id);
}
