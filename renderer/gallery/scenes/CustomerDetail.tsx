import { Phone, Ticket, Wallet } from 'lucide-react';
import { useState } from 'react';
import { ActButton } from '#ui/ActButton.tsx';
import { Amount } from '#ui/Amount.tsx';
import { Callout } from '#ui/Callout.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { TwoTruths } from '#ui/TwoTruths.tsx';
import { ago, type SampleCustomer, stateMeaning } from '../sample.ts';

export function CustomerDetail({ customer }: { customer: SampleCustomer }) {
  const [tab, setTab] = useState('overview');
  return (
    <div>
      <PageHeader
        title={customer.name}
        state={<StatusPill look="soft" meaning={stateMeaning[customer.state]} word={customer.state} />}
        note={`${customer.number} · ${customer.plan} · ${customer.sector}`}
        primary={
          <ActButton tone="primary" icon={Wallet}>
            Take a payment
          </ActButton>
        }
        secondary={
          <>
            <ActButton icon={Ticket}>Open a ticket</ActButton>
            <ActButton icon={Phone} refused="PPPoE passwords are kept from billing. Ask anyone in NOC.">
              Show password
            </ActButton>
          </>
        }
      />
      <Tabs
        label="Customer"
        current={tab}
        onCurrent={setTab}
        items={[
          { id: 'overview', label: 'Overview', content: <Overview customer={customer} /> },
          { id: 'money', label: 'Money', content: <Section title="Invoices">…</Section> },
          { id: 'tickets', label: 'Tickets', count: 2, content: <Section title="Tickets">…</Section> },
          { id: 'history', label: 'History', content: <Section title="History">…</Section> },
        ]}
      />
    </div>
  );
}

function Overview({ customer }: { customer: SampleCustomer }) {
  return (
    <>
      <StatRow label="Money">
        <Stat
          label="Owes"
          value={<Amount minor={customer.balanceMinor} currency="NGN" exponent={2} />}
          note="2 open invoices"
          meaning="bad"
        />
        <Stat label="Next invoice" value="1 Dec" note="NGN 12,000.00" />
        <Stat label="Cut-off" value="in 3 d" note="10 days past due" meaning="attention" />
      </StatRow>
      <Section title="Service" note="since 14 Mar 2025">
        <div style={{ display: 'grid', gap: 12 }}>
          <TwoTruths
            left={{ label: 'Books', meaning: 'bad', word: 'suspended', note: 'since 09:12, INV-2026-000123' }}
            right={{ label: 'Network', meaning: 'good', word: 'online', note: <RelativeTime at={ago(2)} /> }}
            verdict="pending"
            verdictWord="router to confirm"
          />
          <KeyValue
            columns={2}
            items={[
              { label: 'Router', value: <a href="#board">core-01.ikeja</a> },
              { label: 'Sector', value: customer.sector },
              { label: 'MAC', value: <Mono value={customer.mac} /> },
              { label: 'IP', value: <Mono value={customer.ip} /> },
              { label: 'PPPoE', value: <Mono value="amara.okafor" /> },
              { label: 'ONU', value: undefined },
            ]}
          />
          <Callout
            meaning="attention"
            title="A fault on Ikeja North holds the cut-off."
            action={<ActButton>See the outage</ActButton>}
          />
        </div>
      </Section>
      <Section title="What happened">
        <Timeline
          label="History"
          entries={[
            {
              id: '1',
              at: ago(4),
              what: (
                <>
                  Suspension queued for <a href="#change">change 4711</a>
                </>
              ),
              by: 'daily run',
              meaning: 'waiting',
            },
            {
              id: '2',
              at: ago(130),
              what: 'Called: will pay on Friday',
              by: 'Amaka Obi',
              meaning: 'off',
              detail: '“Salary comes on Thursday.” Promise to pay NGN 12,000.00 until 27 Nov.',
            },
            {
              id: '3',
              at: ago(60 * 26),
              what: (
                <>
                  Reminder 2 sent for <a href="#invoices">INV-2026-000123</a>
                </>
              ),
              by: 'daily run',
              meaning: 'attention',
            },
            {
              id: '4',
              at: ago(60 * 29),
              what: 'Router core-01.ikeja confirmed Home 20',
              by: 'read-back',
              meaning: 'good',
            },
            {
              id: '5',
              at: ago(60 * 30),
              what: 'Transfer refused: the proof shows another name',
              by: 'Femi Lawal',
              meaning: 'bad',
            },
          ]}
        />
      </Section>
    </>
  );
}
