import { Popover } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useUiSettings } from '../ui-settings.ts';
import { FilterEditor } from './FilterEditor.tsx';
import styles from './filter.module.css';
import { type FilterDefinition, filterInWords } from './filter.ts';

interface FilterChipProps {
  filter: FilterDefinition;
  values: readonly string[];
  onValues: (values: readonly string[]) => void;
  onRemove: () => void;
  /** Just added: its choices are open at once. */
  fresh: boolean;
}

/** One filter that reads as a sentence; a click changes it. */
export function FilterChip({ filter, values, onValues, onRemove, fresh }: FilterChipProps) {
  const { locale } = useUiSettings();
  const [opened, setOpened] = useState(fresh);
  const { what, how } = filterInWords(filter, values, locale);
  const close = () => {
    setOpened(false);
    if (values.every((value) => value === '')) onRemove();
  };
  return (
    <span className={styles.chip}>
      <Popover opened={opened} onChange={(next) => (next ? setOpened(true) : close())} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={styles.words} onClick={() => (opened ? close() : setOpened(true))}>
            <span className={styles.what}>{what}</span> {how}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.editor} aria-label={filter.label}>
          <FilterEditor filter={filter} values={values} onValues={onValues} onDone={close} />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove the filter ${what} ${how}`}
        onClick={onRemove}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
