import { Menu, TextInput } from '@mantine/core';
import { ListFilter, Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FilterChip } from './filter/FilterChip.tsx';
import styles from './filter/filter.module.css';
import type { FilterDefinition, FilterValues } from './filter/filter.ts';
import { useHotkeys } from './hotkeys.ts';
import { Kbd } from './Kbd.tsx';

export type { FilterDefinition, FilterOption, FilterValues } from './filter/filter.ts';

export interface FilterBarProps {
  search: string;
  /** Called when typing rests for a moment. */
  onSearch: (search: string) => void;
  /** What the search looks at: "Name, phone, MAC, IP". */
  placeholder: string;
  filters?: readonly FilterDefinition[];
  values?: FilterValues;
  onValues?: (values: FilterValues) => void;
  /** In front: <SavedViews>. */
  views?: ReactNode;
}

const restMs = 160;

/** Search and filters of a list; `/` goes to the search, Esc leaves it. */
export function FilterBar({
  search,
  onSearch,
  placeholder,
  filters = [],
  values = {},
  onValues,
  views,
}: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null);
  const [added, setAdded] = useState<string>();
  const [text, setText] = useRestingText(search, onSearch);
  useHotkeys([{ keys: '/', label: 'Search this list', group: 'List', run: () => input.current?.select() }]);

  const change = (id: string, next: readonly string[] | undefined) => {
    const rest = Object.entries(values).filter(([other]) => other !== id);
    onValues?.(Object.fromEntries(next === undefined ? rest : [...rest, [id, next]]));
  };
  const shown = filters.filter((filter) => values[filter.id] !== undefined);
  const offered = filters.filter((filter) => values[filter.id] === undefined);

  return (
    <search className={styles.bar}>
      {views}
      <TextInput
        ref={input}
        className={styles.search}
        type="search"
        aria-label={`Search: ${placeholder}`}
        placeholder={placeholder}
        leftSection={<Search size={14} aria-hidden="true" />}
        rightSection={text === '' ? <Kbd keys="/" /> : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (text === '') event.currentTarget.blur();
          else setText('');
        }}
      />
      {shown.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          values={values[filter.id] ?? []}
          fresh={filter.id === added}
          onValues={(next) => change(filter.id, next)}
          onRemove={() => change(filter.id, undefined)}
        />
      ))}
      {offered.length > 0 && (
        <Menu>
          <Menu.Target>
            <button type="button" className={styles.add}>
              <ListFilter size={14} aria-hidden="true" />
              Filter
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map((filter) => (
              <Menu.Item
                key={filter.id}
                onClick={() => {
                  setAdded(filter.id);
                  change(filter.id, []);
                }}
              >
                {filter.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </search>
  );
}

/** What is typed shows at once; what it filters by follows when the hand rests. */
function useRestingText(value: string, onValue: (value: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useRef(onValue);
  useEffect(() => {
    tell.current = onValue;
  });
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
