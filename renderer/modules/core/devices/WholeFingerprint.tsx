import { fingerprintInPairs } from './fingerprint.ts';
import styles from './WholeFingerprint.module.css';

const PAIRS_A_LINE = 16;

/** Every digit of a fingerprint, in two halves, to be compared with another by eye. */
export function WholeFingerprint({ of }: { of: string }) {
  const pairs = fingerprintInPairs(of).split(':');
  return (
    <code className={styles.whole}>
      {`${pairs.slice(0, PAIRS_A_LINE).join(':')}:\n${pairs.slice(PAIRS_A_LINE).join(':')}`}
    </code>
  );
}
