import { FileText } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ActButton } from '#ui/ActButton.tsx';
import { Amount } from '#ui/Amount.tsx';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { FilterBar, type FilterValues } from '#ui/FilterBar.tsx';
import type { Meaning } from '#ui/meaning.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { sampleCustomers } from '../sample.ts';

interface Invoice {
  id: string;
  number: string;
  customer: string;
  due: string;
  state: 'paid' | 'open' | 'overdue' | 'draft';
  totalMinor: bigint;
  openMinor: bigint;
}

const meanings: Record<Invoice['state'], Meaning> = { paid: 'good', open: 'waiting', overdue: 'bad', draft: 'off' };
const states = ['paid', 'paid', 'open', 'overdue', 'paid', 'draft'] as const;

const money = (minor: bigint) => <Amount minor={minor} currency="NGN" exponent={2} />;
const columns: Column<Invoice>[] = [
  { id: 'number', header: 'Invoice', cell: (row) => row.number, width: 148, mono: true, sortable: true, fixed: true },
  { id: 'customer', header: 'Customer', cell: (row) => row.customer, grow: true, width: 220 },
  {
    id: 'state',
    header: 'State',
    cell: (row) => <StatusPill meaning={meanings[row.state]} word={row.state} />,
    width: 112,
  },
  { id: 'due', header: 'Due', cell: (row) => row.due, width: 108, sortable: true },
  { id: 'total', header: 'Total', cell: (row) => money(row.totalMinor), width: 148, align: 'end', sortable: true },
  { id: 'open', header: 'Open', cell: (row) => money(row.openMinor), width: 148, align: 'end', sortable: true },
];

const rowKey = (row: Invoice) => row.id;
const rowLabel = (row: Invoice) => row.number;

export function InvoicesScene() {
  const [values, setValues] = useState<FilterValues>({ state: ['open', 'overdue'], due: ['2026-11-01', '2026-11-30'] });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['i3', 'i4', 'i6']));
  const rows = useMemo(invoices, []);
  const sum = (of: 'totalMinor' | 'openMinor') => rows.reduce((total, row) => total + row[of], 0n);
  return (
    <>
      <PageHeader
        title="Invoices"
        note="November 2026, all plans"
        primary={
          <ActButton tone="primary" icon={FileText}>
            Preview the run
          </ActButton>
        }
        secondary={<ActButton>Credit note…</ActButton>}
      />
      <StatRow label="November">
        <Stat label="Billed" value={money(4_812_600_000n)} note="3,104 invoices" />
        <Stat label="Collected" value={money(3_944_250_000n)} note="82 %" />
        <Stat
          label="Overdue"
          value={money(612_300_000n)}
          note="214 customers"
          meaning="bad"
          onClick={() => undefined}
        />
        <Stat label="Transfers to review" value="7" note="oldest 26 h" meaning="attention" onClick={() => undefined} />
      </StatRow>
      <DataTable
        id="invoices"
        label="Invoices"
        noun={{ one: 'invoice', many: 'invoices' }}
        keyboard="page"
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowLabel={rowLabel}
        selected={selected}
        onSelected={setSelected}
        bulk={
          <>
            <ActButton>Send a reminder…</ActButton>
            <ActButton>Print</ActButton>
          </>
        }
        onOpen={() => undefined}
        totals={{ number: `${rows.length} shown`, total: money(sum('totalMinor')), open: money(sum('openMinor')) }}
        empty={{ sentence: 'Invoices stand here once the first run is posted.' }}
        onExport={() => undefined}
        filterBar={
          <FilterBar
            search=""
            onSearch={() => undefined}
            placeholder="Number, customer, reference"
            filters={[
              {
                id: 'state',
                label: 'State',
                kind: 'choice',
                options: Object.entries(meanings).map(([state, meaning]) => ({ value: state, label: state, meaning })),
              },
              { id: 'due', label: 'Due', kind: 'period' },
              { id: 'plan', label: 'Plan', kind: 'text' },
            ]}
            values={values}
            onValues={setValues}
          />
        }
      />
    </>
  );
}

function invoices(): Invoice[] {
  return sampleCustomers(86).map((customer, at) => {
    const state = states[at % states.length] ?? 'open';
    const totalMinor = BigInt(600_000 + (at % 9) * 350_000 + (at === 7 ? 128_450_075 : 0));
    return {
      id: `i${at}`,
      number: `INV-2026-${String(310 + at).padStart(6, '0')}`,
      customer: customer.name,
      due: `${1 + (at % 28)} Nov 2026`,
      state,
      totalMinor,
      openMinor: state === 'paid' ? 0n : totalMinor,
    };
  });
}
