import { Check } from 'lucide-react';
import { ActButton } from '#ui/ActButton.tsx';
import { Amount } from '#ui/Amount.tsx';
import { Callout } from '#ui/Callout.tsx';
import { Duration } from '#ui/Duration.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import type { Meaning } from '#ui/meaning.ts';
import { Page } from '#ui/Page.tsx';
import { type Progress, ProgressLine, RowProgress } from '#ui/RowProgress.tsx';
import { Section } from '#ui/Section.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { Sparkline } from '#ui/Sparkline.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Toolbar } from '#ui/Toolbar.tsx';
import { TwoTruths } from '#ui/TwoTruths.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { sampleSeries } from '../sample.ts';

const words: Record<Meaning, string> = {
  good: 'active',
  attention: 'drifted',
  bad: 'suspended',
  waiting: 'queued',
  off: 'terminated',
};
const meanings: Meaning[] = ['good', 'attention', 'bad', 'waiting', 'off'];
const progresses: Progress[] = ['queued', 'applying', 'verified', 'failed', 'undone', 'skipped'];
const line = { display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'center' } as const;

export function PartsScene() {
  return (
    <Page>
      <Section title="Five meanings">
        <div style={line}>
          {meanings.map((meaning) => (
            <StatusPill key={meaning} meaning={meaning} word={words[meaning]} />
          ))}
          {meanings.map((meaning) => (
            <StatusPill key={meaning} look="soft" meaning={meaning} word={words[meaning]} />
          ))}
        </div>
      </Section>
      <Section title="Acts">
        <div style={line}>
          <ActButton tone="primary" icon={Check} keys="mod+enter">
            Approve
          </ActButton>
          <ActButton>Default</ActButton>
          <ActButton tone="quiet">Quiet</ActButton>
          <ActButton tone="danger">Delete router…</ActButton>
          <ActButton refused="Only admin deletes staff.">Refused</ActButton>
          <ActButton busy>Working</ActButton>
          <ActButton onClick={() => tellDone('12 customers suspended', { undo: () => undefined })}>Toast</ActButton>
          <ActButton onClick={() => tellProblem('edge-02.lekki did not answer', { reference: 'req-7f3a91' })}>
            Problem
          </ActButton>
          <Kbd keys="mod+k" />
          <Kbd keys="g t" />
        </div>
      </Section>
      <Toolbar label="Example" end={<ActButton tone="quiet">End</ActButton>}>
        <ActButton>Zoom</ActButton>
        <ActButton>Rotate</ActButton>
      </Toolbar>
      <Section title="Values">
        <KeyValue
          columns={3}
          items={[
            { label: 'Money', value: <Amount minor={123_456_789n} currency="NGN" exponent={2} /> },
            { label: 'Yen', value: <Amount minor={1500n} currency="JPY" exponent={0} /> },
            { label: 'Change', value: <Amount minor={50_000n} currency="NGN" exponent={2} signed /> },
            { label: 'Back', value: <Amount minor={-50_000n} currency="NGN" exponent={2} strong /> },
            { label: 'Nothing', value: <Amount minor={0n} currency="NGN" exponent={2} /> },
            { label: 'Uptime', value: <Duration seconds={3_920_400} /> },
            { label: 'Serial', value: <Mono value="HWTC0O1I8B2D" /> },
            { label: 'Missing', value: undefined },
            { label: 'Latency', value: <Sparkline values={sampleSeries(5, 40, 6, 9)} label="Latency, last hour" /> },
          ]}
        />
      </Section>
      <Section title="Two truths">
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(360px, 1fr))', gap: 12 }}>
          <TwoTruths
            left={{ label: 'Books', meaning: 'good', word: 'active', note: 'since 14 Mar 2025' }}
            right={{ label: 'Network', meaning: 'good', word: 'online', note: 'read back 2 min ago' }}
            verdict="agree"
            verdictWord="agree"
          />
          <TwoTruths
            left={{ label: 'Books', meaning: 'bad', word: 'suspended', note: 'since 09:12' }}
            right={{ label: 'Network', meaning: 'good', word: 'online', note: 'read back 2 min ago' }}
            verdict="pending"
            verdictWord="to confirm"
          />
          <TwoTruths
            left={{ label: 'Books', meaning: 'bad', word: 'suspended', note: 'since Friday' }}
            right={{ label: 'Network', meaning: 'attention', word: 'drifted', note: 'edited by hand' }}
            verdict="differ"
            verdictWord="router differs"
          />
        </div>
      </Section>
      <Section title="Progress">
        <div style={line}>
          {progresses.map((progress) => (
            <RowProgress key={progress} progress={progress} />
          ))}
        </div>
        <div style={{ marginBlockStart: 12 }}>
          <ProgressLine label="Applied" total={48} verified={31} failed={2} />
        </div>
      </Section>
      <Section title="Callouts">
        <div style={{ display: 'grid', gap: 8 }}>
          <Callout meaning="attention" title="The run stopped before it cut anyone.">
            38 of 312 customers would lose service, more than the brake of 10 %.
          </Callout>
          <Callout meaning="bad" title="edge-02.lekki does not answer." action={<ActButton>Try now</ActButton>}>
            14 changes wait for it; nothing else is held up.
          </Callout>
          <Callout meaning="waiting">This router is in dry run: plans are made, nothing is written.</Callout>
          <Callout meaning="good">The backup of 03:00 was restored and checked.</Callout>
          <Callout meaning="off">Archived on 3 Oct 2026.</Callout>
        </div>
      </Section>
      <Section title="Skeleton" flush>
        <DetailSkeleton lines={3} />
      </Section>
    </Page>
  );
}
