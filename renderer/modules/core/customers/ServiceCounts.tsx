import type { Customer } from '#contract/core.ts';
import { MeaningShape } from '#ui/MeaningShape.tsx';
import styles from './ServiceCounts.module.css';
import { serviceCountWords, servicesInWords } from './services-in-words.ts';

/** How many services in which state, as small as a cell. */
export function ServiceCounts({ services }: { services: Customer['services'] }) {
  const present = serviceCountWords.filter(({ of }) => services[of] > 0);
  if (present.length === 0) return <span className={styles.none}>{servicesInWords(services)}</span>;
  return (
    <span className={styles.counts} role="img" aria-label={servicesInWords(services)}>
      {present.map(({ of, meaning }) => (
        <span key={of} className={styles.count}>
          <MeaningShape meaning={meaning} size={12} />
          <span data-digits>{services[of]}</span>
          {present.length === 1 && <span className={styles.word}>{of}</span>}
        </span>
      ))}
    </span>
  );
}
