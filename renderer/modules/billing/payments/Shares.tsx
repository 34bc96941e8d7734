import { useQuery } from '@tanstack/react-query';
import { api, refusalOf } from '#app/client.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { Day } from '#app/show/Day.tsx';
import { Money } from '#app/show/Money.tsx';
import { currencyExponent } from '#kernel/money.ts';
import { Callout } from '#ui/Callout.tsx';
import { MoneyField } from '#ui/fields/MoneyField.tsx';
import { sharedMinor } from './payment-form.ts';
import styles from './Shares.module.css';

interface SharesProps {
  customerId: string;
  amountMinor: bigint;
  shares: Readonly<Record<string, string>>;
  onShares: (shares: Readonly<Record<string, string>>) => void;
  currency: string;
}

const openFirst = { by: 'openMinor', direction: 'desc' } as const;

/** By hand: how much of the payment each open invoice gets. */
export function Shares({ customerId, amountMinor, shares, onShares, currency }: SharesProps) {
  const { data, error } = useQuery(
    api.billing.invoices.list.queryOptions({ input: { customerId, sort: openFirst, limit: 200 } }),
  );
  if (error !== null) return <Callout meaning="bad" title={refusalOf(error).message} />;
  if (data === undefined) return null;
  const open = data.items.filter(({ openMinor }) => openMinor > 0n).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (open.length === 0) return <p className={styles.none}>No invoice is open: all of it becomes credit.</p>;
  const left = amountMinor - sharedMinor(shares);
  return (
    <table className={styles.shares} aria-label="Open invoices">
      <tbody>
        {open.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row">
              <RecordLink model="invoice" id={invoice.id}>
                {invoice.number}
              </RecordLink>
              <span className={styles.due}>
                due <Day date={invoice.dueOn} />
              </span>
            </th>
            <td className={styles.figure}>
              <Money minor={invoice.openMinor} currency={currency} bare />
            </td>
            <td className={styles.share}>
              <MoneyField
                label={`Paid of ${invoice.number}`}
                value={invoice.id in shares ? BigInt(shares[invoice.id] ?? 0) : null}
                onChange={(share) => onShares({ ...shares, [invoice.id]: String(share ?? 0n) })}
                currency={currency}
                exponent={currencyExponent(currency)}
              />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr data-over={left < 0n || undefined}>
          <th scope="row">{left < 0n ? 'More than was received' : 'Left, becomes credit'}</th>
          <td />
          <td className={styles.figure}>
            <Money minor={left} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
