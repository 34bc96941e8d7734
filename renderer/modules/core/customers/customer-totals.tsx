import type { ReactNode } from 'react';
import { Money } from '#app/show/Money.tsx';
import { counted } from '../show/words.ts';
import type { CustomerRow } from './customer-row.tsx';

/** Sums of the rows that are loaded; the foot of the table says how many those are. */
export function customerTotals(rows: readonly CustomerRow[]): Record<string, ReactNode> | undefined {
  if (rows.length < 2) return undefined;
  const active = rows.reduce((sum, { services }) => sum + services.active, 0);
  const suspended = rows.reduce((sum, { services }) => sum + services.suspended, 0);
  const known = rows.flatMap(({ standing }) => (standing?.balanceMinor == null ? [] : [standing]));
  const [first] = known;
  const overdue = rows.filter(({ standing }) => standing?.word === 'overdue').length;
  return {
    name: `These ${rows.length}`,
    services: [active > 0 && `${active} active`, suspended > 0 && `${suspended} cut`].filter(Boolean).join(', '),
    standing: overdue > 0 ? counted(overdue, 'overdue', 'overdue') : '',
    balance: first && (
      <Money
        minor={known.reduce((sum, { balanceMinor }) => sum + (balanceMinor ?? 0n), 0n)}
        currency={first.currency}
      />
    ),
  };
}
