import { UserPlus } from 'lucide-react';
import { ActButton } from '#ui/ActButton.tsx';
import { type Column, DataTable, type TableStatus } from '#ui/DataTable.tsx';
import { type SampleCustomer, sampleCustomers } from '../sample.ts';

const columns: Column<SampleCustomer>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, grow: true, width: 140 },
  { id: 'plan', header: 'Plan', cell: (row) => row.plan, width: 100 },
  { id: 'mac', header: 'MAC', cell: (row) => row.mac, width: 150, mono: true },
];

const three = sampleCustomers(3);
const none: SampleCustomer[] = [];

export function StatesScene() {
  return (
    <div style={{ display: 'grid', flex: 1, gridTemplate: 'repeat(3, 1fr) / 1fr 1fr', minBlockSize: 0 }}>
      <State name="Three rows" rows={three} />
      <State name="Loading" status={{ kind: 'loading' }} />
      <State name="Empty" />
      <State name="Filtered" filtered />
      <State
        name="Error"
        status={{
          kind: 'error',
          message: 'The store did not answer. Check that the database server runs.',
          reference: 'req-7f3a91',
          onRetry: () => undefined,
        }}
      />
      <State
        name="Refused"
        status={{
          kind: 'refused',
          why: 'Ledger entries are kept from support.',
          who: 'Amaka Obi or anyone in billing',
        }}
      />
    </div>
  );
}

function State({
  name,
  rows = none,
  status,
  filtered,
}: {
  name: string;
  rows?: SampleCustomer[];
  status?: TableStatus;
  filtered?: boolean;
}) {
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        minBlockSize: 0,
        minInlineSize: 0,
        border: '0 solid var(--line-strong)',
        borderWidth: '0 1px 1px 0',
      }}
    >
      <DataTable
        id={`state-${name}`}
        label={name}
        noun={{ one: 'customer', many: 'customers' }}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        status={status}
        filtered={filtered ? { onClear: () => undefined } : undefined}
        empty={{
          sentence: 'Everyone you serve stands here.',
          action: (
            <ActButton tone="primary" icon={UserPlus}>
              Add the first customer
            </ActButton>
          ),
        }}
        filterBar={<span>{name}</span>}
      />
    </div>
  );
}
