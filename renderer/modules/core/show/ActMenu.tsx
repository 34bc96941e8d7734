import { Button, Menu } from '@mantine/core';
import { ChevronDown, type LucideIcon } from 'lucide-react';
import styles from './ActMenu.module.css';

export interface MenuAct {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger?: boolean | undefined;
  /** Why not now; the item stays readable and does nothing. */
  readonly refused?: string | undefined;
  readonly run: () => void;
}

/** The acts that are not wanted every day. What cannot be done now says why. */
export function ActMenu({ label, acts }: { label: string; acts: readonly MenuAct[] }) {
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDown size={13} aria-hidden="true" />} aria-label={label}>
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ id, label: name, icon: Icon, danger, refused, run }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size={14} aria-hidden="true" />}
            data-danger={danger || undefined}
            className={styles.item ?? ''}
            disabled={refused !== undefined}
            onClick={run}
          >
            {name}
            {refused !== undefined && <span className={styles.why}>{refused}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
