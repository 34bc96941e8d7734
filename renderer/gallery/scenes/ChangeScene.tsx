import { Check, Play, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ActButton } from '#ui/ActButton.tsx';
import { DiffSummary } from '#ui/DiffSummary.tsx';
import { type DiffGroup, type DiffRow, DiffTable } from '#ui/DiffTable.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import type { Progress } from '#ui/RowProgress.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';

const link = (text: string) => <a href="#invoices">{text}</a>;
const owner = (name: string) => <a href="#customers">{name}</a>;

const planned: DiffGroup[] = [
  {
    key: 'ikeja',
    title: 'core-01.ikeja',
    note: (
      <>
        10.0.0.1 · RouterOS 7.16.2
        <StatusPill meaning="waiting" word="staged" />
      </>
    ),
    sections: [
      {
        key: 'secret',
        title: '/ppp/secret',
        rows: [
          {
            key: '1',
            sign: 'change',
            name: 'amara.okafor',
            owner: owner('Amara Okafor'),
            fields: [
              { name: 'profile', before: 'lm-home-20', after: 'lm-suspended' },
              { name: 'comment', before: 'LM C-10023 active', after: 'LM C-10023 suspended 2026-11-22' },
            ],
            reason: <>{link('INV-2026-000123')} is 19 days overdue</>,
            effect: 'live session drops',
          },
          {
            key: '2',
            sign: 'add',
            name: 'chidi.nwosu',
            owner: owner('Chidi Nwosu'),
            fields: [
              { name: 'service', after: 'pppoe' },
              { name: 'profile', after: 'lm-home-50' },
              { name: 'password', after: '••••••••••••' },
              { name: 'comment', after: 'LM C-10088' },
            ],
            reason: <>Installed today, ticket {link('T-2214')}</>,
          },
          {
            key: '3',
            sign: 'remove',
            name: 'old.reseller.account.with.a.very.long.name@wholesale.example.net',
            owner: owner('Oluwaseun Adebayo-Ogunbanjo & Sons Agricultural Ventures'),
            fields: [
              { name: 'service', before: 'pppoe' },
              { name: 'profile', before: 'lm-office-100' },
            ],
            reason: 'Terminated on 30 Oct 2026',
          },
        ],
      },
      {
        key: 'queue',
        title: '/queue/simple',
        rows: [
          {
            key: '4',
            sign: 'change',
            name: 'lm-10041',
            owner: owner('Zainab Bello'),
            fields: [
              { name: 'max-limit', before: '10M/10M', after: '20M/10M' },
              { name: 'burst-limit', before: '', after: '40M/20M' },
            ],
            reason: <>Plan change {link('PC-77')} approved by Amaka Obi</>,
          },
          {
            key: '5',
            sign: 'change',
            name: 'lm-10058',
            owner: owner('Emeka Eze'),
            fields: [{ name: 'target', before: '10.20.4.17/32', after: '10.20.4.118/32' }],
            reason: 'Address moved in the books',
          },
        ],
      },
    ],
  },
  {
    key: 'lekki',
    title: 'edge-02.lekki',
    note: (
      <>
        10.0.7.1 · RouterOS 6.49.18
        <StatusPill meaning="good" word="live" />
      </>
    ),
    sections: [
      {
        key: 'list',
        title: '/ip/firewall/address-list',
        rows: ['10.22.8.4', '10.22.8.9', '10.22.9.200'].map((address, at) => ({
          key: `a${at}`,
          sign: 'add' as const,
          name: address,
          owner: owner(['Musa Danjuma', 'Kemi Lawal', 'Aisha Usman'][at] ?? ''),
          fields: [
            { name: 'list', after: 'lm-suspended' },
            { name: 'comment', after: `LM C-1020${at}` },
          ],
          reason: (
            <>
              {link(`INV-2026-00019${at}`)} is 1{at} days overdue
            </>
          ),
        })),
      },
    ],
  },
];

const order: Progress[] = ['queued', 'applying', 'verified'];

export function ChangeScene() {
  const [step, setStep] = useState(location.search.includes('applied') ? 9 : -1);
  useEffect(() => {
    if (step < 0 || location.search.includes('applied')) return;
    const timer = setTimeout(() => setStep(step + 1), 500);
    return () => clearTimeout(timer);
  }, [step]);

  let place = 0;
  const groups = planned.map((group) => ({
    ...group,
    sections: group.sections.map((section) => ({
      ...section,
      rows: step < 0 ? section.rows : section.rows.map((row) => at(row, step - place++ * 2)),
    })),
  }));
  return (
    <Page
      head={
        <>
          <PageHeader
            title="Change 4711"
            state={
              step < 0 ? (
                <StatusPill look="soft" meaning="waiting" word="waits for approval" />
              ) : (
                <StatusPill look="soft" meaning="waiting" word="applying" />
              )
            }
            note="Planned by the daily run at 02:00 · expires in 22 h"
            secondary={step < 0 ? <ActButton>Reject…</ActButton> : <ActButton icon={Undo2}>Undo…</ActButton>}
            primary={
              <ActButton tone="primary" icon={step < 0 ? Check : Play} keys="a" onClick={() => setStep(0)}>
                Approve and apply
              </ActButton>
            }
          />
          <DiffSummary
            groups={groups}
            sentence="4 customers lose service, 1 live session drops, 1 new customer gets service"
          />
        </>
      }
    >
      <DiffTable label="Change 4711" groups={groups} />
    </Page>
  );
}

function at(row: DiffRow, step: number): DiffRow {
  const progress = order[Math.min(2, Math.max(0, step))] ?? 'queued';
  if (row.key === '3' && progress === 'verified') {
    return {
      ...row,
      progress: 'failed',
      problem: 'core-01.ikeja: “cannot remove, session is active”. Tried 3 times; next at 11:40.',
    };
  }
  return { ...row, progress };
}
