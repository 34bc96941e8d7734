import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { api } from '#app/client.ts';
import type { Device } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Section } from '#ui/Section.tsx';
import { tellDone } from '#ui/toast.ts';
import { Loaded } from '../show/Loaded.tsx';
import styles from './DevicePage.module.css';

/** What the router needs once, as a script to paste into its terminal. */
export function Preparation({ device }: { device: Device }) {
  const query = useQuery(api.mikrotik.preparation.get.queryOptions({ input: { id: device.id } }));
  const copy = async (script: string) => {
    await navigator.clipboard.writeText(script);
    tellDone(`The script for ${device.name} is copied.`);
  };
  return (
    <Section title="Preparation">
      <Loaded query={query} lines={4}>
        {({ script }) => (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keys. */}
            <pre className={styles.script} tabIndex={0}>
              {script}
            </pre>
            <div className={styles.scriptFoot}>
              Paste it into the router’s terminal once.
              <ActButton icon={Copy} onClick={() => void copy(script)}>
                Copy
              </ActButton>
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}
