import { Checkbox, Popover } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../IconButton.tsx';
import styles from './table.module.css';
import type { ColumnLayout } from './use-column-layout.ts';

/** Which columns are shown. */
export function ColumnChooser<T>({ layout }: { layout: ColumnLayout<T> }) {
  const [opened, setOpened] = useState(false);
  const choices = layout.table.getAllLeafColumns().filter((column) => layout.byId.has(column.id));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <IconButton icon={Columns3} label="Columns" onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown className={styles.chooser} aria-label="Columns">
        {choices.map((column) => (
          <Checkbox
            key={column.id}
            label={layout.byId.get(column.id)?.header}
            checked={column.getIsVisible()}
            disabled={!column.getCanHide()}
            onChange={() => column.toggleVisibility()}
          />
        ))}
        <button type="button" className={styles.reset} onClick={layout.reset}>
          As it was
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
