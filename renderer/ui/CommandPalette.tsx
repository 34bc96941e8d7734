import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useHotkeys } from './hotkeys.ts';
import { Kbd } from './Kbd.tsx';
import { PaletteList, placeOf } from './palette/PaletteList.tsx';
import styles from './palette/palette.module.css';
import { matchCommands, type PaletteGroup, type PaletteItem } from './palette/palette.ts';
import { type PaletteSearch, usePaletteSearch } from './palette/use-palette-search.ts';
import { useRecent } from './palette/use-recent.ts';

export type { PaletteGroup, PaletteItem } from './palette/palette.ts';
export type { PaletteSearch } from './palette/use-palette-search.ts';

export interface CommandPaletteProps {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** Where one can go and what one can do; found in the window itself. Keep it stable. */
  commands: readonly PaletteItem[];
  /** Finds records by name, phone, MAC, IP, number. Keep it stable. */
  search?: PaletteSearch;
  /** Whose recent choices are offered: the person's id. */
  recentKey: string;
  /** `aside`: in a second window. */
  onChoose: (item: PaletteItem, aside: boolean) => void;
}

/** Ctrl-K: finds anything and does anything, by keys alone. */
export function CommandPalette(props: CommandPaletteProps) {
  const { opened, onOpened } = props;
  useHotkeys([
    {
      keys: 'mod+k',
      label: 'Find anything, do anything',
      group: 'Everywhere',
      whenTyping: true,
      run: () => onOpened(true),
    },
  ]);
  return (
    <Modal
      opened={opened}
      onClose={() => onOpened(false)}
      withCloseButton={false}
      size={640}
      padding={0}
      aria-label="Find anything"
    >
      <PaletteBody {...props} />
    </Modal>
  );
}

function PaletteBody({ commands, search, recentKey, onChoose, onOpened }: CommandPaletteProps) {
  const [query, setQuery] = useState('');
  const [wantedPlace, setWantedPlace] = useState<string>();
  const list = useId();
  const { recent, add } = useRecent(recentKey);
  const found = usePaletteSearch(query, search);

  const groups = useMemo(() => {
    const shown: PaletteGroup[] = [
      ...(query.trim() === '' ? [{ label: 'Recent', items: recent }] : found.groups),
      { label: 'Do', items: matchCommands(commands, query) },
    ];
    return shown.filter((group) => group.items.length > 0);
  }, [query, recent, found.groups, commands]);
  const places = groups.flatMap((group) => group.items.map((item) => ({ place: placeOf(group, item), item })));
  const at = Math.max(
    0,
    places.findIndex(({ place }) => place === wantedPlace),
  );
  const active = places[at];

  const choose = (item: PaletteItem, aside: boolean) => {
    add(item);
    onOpened(false);
    onChoose(item, aside);
  };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && places.length > 0) {
      event.preventDefault();
      setWantedPlace(places[(at + by + places.length) % places.length]?.place);
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      choose(active.item, event.metaKey || event.ctrlKey);
    }
  };

  return (
    <div className={styles.palette}>
      <div className={styles.head}>
        <Search size={16} aria-hidden="true" />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={active && `${list}-${active.place}`}
          aria-label="Find anything, do anything"
          placeholder="Name, phone, MAC, IP, invoice, serial, or what to do"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setWantedPlace(undefined);
          }}
          onKeyDown={keys}
          spellCheck={false}
          data-autofocus
        />
      </div>
      <PaletteList id={list} groups={groups} active={active?.place} onActive={setWantedPlace} onChoose={choose} />
      {places.length === 0 && (
        <p className={styles.none} role="status">
          {found.searching
            ? 'Looking…'
            : found.failed
              ? 'The search did not answer. Try again in a moment.'
              : `Nothing is called “${query.trim()}”.`}
        </p>
      )}
      <footer className={styles.foot}>
        <span>
          <Kbd keys="up" /> <Kbd keys="down" /> move
        </span>
        <span>
          <Kbd keys="enter" /> open
        </span>
        <span>
          <Kbd keys="mod+enter" /> second window
        </span>
        <span>
          <Kbd keys="esc" /> close
        </span>
      </footer>
    </div>
  );
}
