import { useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { Money } from '#app/show/Money.tsx';
import { Section } from '#ui/Section.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { counted } from '../../core/show/words.ts';
import { CardBody } from './CardBody.tsx';

/** What is owed, by age, and what came in this month. */
export function MoneyCard() {
  const money = useQuery(api.billing.board.money.queryOptions());
  return (
    <Section title="Money" actions={<PathLink path="/invoices?state=overdue">Overdue invoices</PathLink>} flush>
      <CardBody query={money} lines={2}>
        {({ currency, dueMinor, collectedThisMonthMinor, invoicedThisMonthMinor, overdue }) => (
          <StatRow label="Money">
            <Stat
              label="Collected this month"
              value={<Money minor={collectedThisMonthMinor} currency={currency} />}
              note={
                <>
                  of <Money minor={invoicedThisMonthMinor} currency={currency} bare /> invoiced
                </>
              }
            />
            <Stat label="Open in all" value={<Money minor={dueMinor} currency={currency} />} />
            {overdue.map(({ label, count, minor }, age) => (
              <Stat
                key={label}
                label={`Overdue ${label}`}
                value={<Money minor={minor} currency={currency} />}
                note={counted(count, 'invoice')}
                meaning={count === 0 ? undefined : age === overdue.length - 1 ? 'bad' : 'attention'}
              />
            ))}
          </StatRow>
        )}
      </CardBody>
    </Section>
  );
}
