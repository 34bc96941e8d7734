import { Copy } from 'lucide-react';
import { ActButton } from '#ui/ActButton.tsx';
import { Section } from '#ui/Section.tsx';
import { tellDone } from '#ui/toast.ts';
import styles from './Preparation.module.css';

/** The same rows for a terminal, where the API is closed. */
export function ScriptTab({ name, script }: { name: string; script: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(script);
    tellDone(`The script for ${name} is copied.`);
  };
  return (
    <Section title="As a script">
      <div className={styles.scriptFoot}>
        The same rows, for a router whose API is closed: paste it into a terminal of the router. It may be pasted again.
        <ActButton icon={Copy} onClick={() => void copy()}>
          Copy
        </ActButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keys. */}
      <pre className={styles.script} tabIndex={0}>
        {script}
      </pre>
    </Section>
  );
}
