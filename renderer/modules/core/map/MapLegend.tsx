import type { Subscription } from '#contract/core.ts';
import type { SubscriptionState } from '#contract/subscription-machine.ts';
import { StatusPill } from '#ui/StatusPill.tsx';
import { useUiSettings } from '#ui/ui-settings.ts';
import { stateWords } from '../show/words.ts';
import styles from './MapPage.module.css';

const shown: readonly SubscriptionState[] = ['active', 'suspended', 'pending_install', 'paused', 'draft'];

/** What the shapes mean, and how many of each are on the map. */
export function MapLegend({ services }: { services: readonly Subscription[] }) {
  const { locale } = useUiSettings();
  const number = new Intl.NumberFormat(locale);
  const counts = new Map<SubscriptionState, number>();
  for (const { state, position } of services) if (position !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
  const present = shown.filter((state) => (counts.get(state) ?? 0) > 0);
  return (
    <dl className={styles.legend} aria-label="Legend">
      {present.map((state) => (
        <div key={state}>
          <dt>
            <StatusPill {...stateWords[state]} />
          </dt>
          <dd data-digits>{number.format(counts.get(state) ?? 0)}</dd>
        </div>
      ))}
      <div>
        <dt>
          <span className={styles.sector} aria-hidden="true" /> sector
        </dt>
        <dd />
      </div>
    </dl>
  );
}
