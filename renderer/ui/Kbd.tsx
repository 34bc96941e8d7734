import styles from './Kbd.module.css';
import { keyCaps, onMac } from './key-strokes.ts';

/** Keys as they are labelled: <Kbd keys="mod+k" />. */
export function Kbd({ keys }: { keys: string }) {
  const caps = keyCaps(keys, onMac);
  return (
    <span className={styles.keys}>
      {caps.map((cap) => (
        <kbd key={cap} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
