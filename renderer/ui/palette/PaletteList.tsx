import { Kbd } from '../Kbd.tsx';
import styles from './palette.module.css';
import type { PaletteGroup, PaletteItem } from './palette.ts';

interface PaletteListProps {
  id: string;
  groups: readonly PaletteGroup[];
  active: string | undefined;
  onActive: (key: string) => void;
  onChoose: (item: PaletteItem, aside: boolean) => void;
}

/** The key of an item's place: recent things appear again among the found. */
export const placeOf = (group: PaletteGroup, item: PaletteItem) => `${group.label}/${item.id}`;

export function PaletteList({ id, groups, active, onActive, onChoose }: PaletteListProps) {
  return (
    <div className={styles.list} id={id} role="listbox" aria-label="Found" tabIndex={-1}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: ARIA's listbox groups its options so; a fieldset is for controls.
        <div key={group.label} role="group" aria-label={group.label}>
          <div className={styles.group} aria-hidden="true">
            {group.label}
          </div>
          {group.items.map((item) => {
            const place = placeOf(group, item);
            const Icon = item.icon;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the active option.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input hears the keys of all options.
              <div
                key={place}
                id={`${id}-${place}`}
                className={styles.item}
                role="option"
                aria-selected={place === active}
                ref={place === active ? intoSight : undefined}
                onMouseMove={() => onActive(place)}
                onClick={(event) => onChoose(item, event.metaKey || event.ctrlKey)}
              >
                <span className={styles.icon}>{Icon && <Icon size={15} strokeWidth={1.75} aria-hidden="true" />}</span>
                <span className={styles.title}>{item.title}</span>
                {item.note && <span className={styles.note}>{item.note}</span>}
                {item.keys && <Kbd keys={item.keys} />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });
