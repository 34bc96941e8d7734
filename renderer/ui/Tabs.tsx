import { Tabs as MantineTabs } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface TabItem {
  id: string;
  label: string;
  /** Shown only where someone must act, or where the number is the point. */
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  current: string;
  onCurrent: (id: string) => void;
}

export function Tabs({ label, items, current, onCurrent }: TabsProps) {
  return (
    <MantineTabs
      value={current}
      onChange={(id) => id !== null && onCurrent(id)}
      keepMounted={false}
      classNames={{ list: styles.list ?? '', tab: styles.tab ?? '' }}
    >
      <MantineTabs.List aria-label={label}>
        {items.map((item) => (
          <MantineTabs.Tab key={item.id} value={item.id}>
            <span className={styles.label}>
              {item.label}
              {item.count !== undefined && <span className={styles.count}>{item.count}</span>}
            </span>
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {items.map((item) => (
        <MantineTabs.Panel key={item.id} value={item.id}>
          {item.content}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  );
}
