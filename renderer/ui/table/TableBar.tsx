import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../IconButton.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { Sort, TableView } from './column.ts';
import styles from './table.module.css';
import type { ColumnLayout } from './use-column-layout.ts';

interface TableBarProps<T> {
  filterBar?: ReactNode;
  fresh?: { count: number; onShow: () => void } | undefined;
  sort?: Sort | undefined;
  onExport?: ((view: TableView) => void) | undefined;
  layout: ColumnLayout<T>;
}

/** Above the rows: what is filtered, what is new, which columns, take it away. */
export function TableBar<T>({ filterBar, fresh, sort, onExport, layout }: TableBarProps<T>) {
  return (
    <div className={styles.bar}>
      <div className={styles.filters}>{filterBar}</div>
      <div className={styles.tools}>
        <span role="status">
          {fresh && fresh.count > 0 && (
            <button type="button" className={styles.fresh} onClick={fresh.onShow}>
              {fresh.count} new
            </button>
          )}
        </span>
        <ColumnChooser layout={layout} />
        {onExport && (
          <IconButton
            icon={Download}
            label="Export exactly this"
            onClick={() => onExport({ columns: layout.chosen.map((column) => column.id), sort })}
          />
        )}
      </div>
    </div>
  );
}
