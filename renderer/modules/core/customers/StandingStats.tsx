import { useQuery } from '@tanstack/react-query';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import type { Standing } from '#contract/billing.ts';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { standingWords } from '../show/standing.ts';
import { sentenceCase } from '../show/words.ts';
import { standingQuery } from './queries.ts';

/** Paid or owes for everyone; the sums for those who may see them. */
export function StandingStats({ customerId }: { customerId: string }) {
  const { data: standing } = useQuery(standingQuery(customerId));
  if (standing === undefined || standing === null) {
    return (
      <StatRow label="Money">
        <Stat label="Money" value="…" />
      </StatRow>
    );
  }
  const { word, meaning } = standingWords[standing.word];
  const since =
    standing.oldestDueOn === null ? undefined : (
      <>
        due since <Day date={standing.oldestDueOn} />
      </>
    );
  if (standing.balanceMinor === null) {
    return (
      <StatRow label="Money">
        <Stat label="Money" value={sentenceCase(word)} meaning={meaning} note={since} />
      </StatRow>
    );
  }
  return <Sums standing={standing} balanceMinor={standing.balanceMinor} />;
}

function Sums({ standing, balanceMinor }: { standing: Standing; balanceMinor: bigint }) {
  const { word, meaning } = standingWords[standing.word];
  const { currency, overdueMinor, creditMinor, oldestDueOn } = standing;
  return (
    <StatRow label="Money">
      <Stat
        label={balanceMinor < 0n ? 'Has credit' : balanceMinor === 0n ? sentenceCase(word) : 'Owes'}
        value={<Money minor={balanceMinor < 0n ? -balanceMinor : balanceMinor} currency={currency} />}
        meaning={meaning}
        note={
          balanceMinor > 0n &&
          creditMinor !== null &&
          creditMinor > 0n && (
            <>
              after <Money minor={creditMinor} currency={currency} /> credit
            </>
          )
        }
      />
      {overdueMinor !== null && overdueMinor > 0n && (
        <Stat
          label="Of it overdue"
          value={<Money minor={overdueMinor} currency={currency} />}
          note={
            oldestDueOn !== null && (
              <>
                due since <Day date={oldestDueOn} />
              </>
            )
          }
        />
      )}
    </StatRow>
  );
}
