import { Modal } from '@mantine/core';
import { useState } from 'react';
import { type Hotkey, useHotkeys, useKeySheet } from './hotkeys.ts';
import { Kbd } from './Kbd.tsx';
import styles from './KeySheet.module.css';

/** The sheet of every key that does something on this screen; `?` opens it. Stands once, in UiProvider. */
export function KeySheet() {
  const [opened, setOpened] = useState(false);
  useHotkeys([{ keys: '?', label: 'Show these keys', group: 'Everywhere', run: () => setOpened(true) }]);
  const groups = byGroup(useKeySheet());
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="Keys" size={640}>
      <div className={styles.sheet} data-autofocus tabIndex={-1}>
        {groups.map(([group, hotkeys]) => (
          <section key={group} className={styles.group} aria-label={group}>
            <h2 className={styles.heading}>{group}</h2>
            <dl className={styles.list}>
              {hotkeys.map((hotkey) => (
                <div key={hotkey.keys} className={styles.row}>
                  <dt>{hotkey.label}</dt>
                  <dd>
                    <Kbd keys={hotkey.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function byGroup(hotkeys: readonly Hotkey[]): [string, Hotkey[]][] {
  const groups = new Map<string, Hotkey[]>();
  for (const hotkey of hotkeys) {
    const group = hotkey.group ?? 'Here';
    groups.set(group, [...(groups.get(group) ?? []), hotkey]);
  }
  return [...groups].sort(([a], [b]) => Number(a === 'Everywhere') - Number(b === 'Everywhere'));
}
