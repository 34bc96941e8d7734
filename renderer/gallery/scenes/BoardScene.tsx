import { Maximize2 } from 'lucide-react';
import { useState } from 'react';
import { ActButton } from '#ui/ActButton.tsx';
import { Amount } from '#ui/Amount.tsx';
import { BoardStrip, BoardTile } from '#ui/BoardTile.tsx';
import { Columns } from '#ui/Columns.tsx';
import { Duration } from '#ui/Duration.tsx';
import type { Meaning } from '#ui/meaning.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { Stat, StatRow } from '#ui/Stat.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { ago, sampleSeries } from '../sample.ts';

const routers: {
  name: string;
  meaning: Meaning;
  word: string;
  note: string;
  ms: number | null;
  drift: number;
  queue: number;
  sessions: number;
}[] = [
  {
    name: 'core-01.ikeja',
    meaning: 'good',
    word: 'up',
    note: 'CCR2004 · 7.16.2 · live',
    ms: 3,
    drift: 0,
    queue: 0,
    sessions: 1284,
  },
  {
    name: 'core-02.ikeja',
    meaning: 'good',
    word: 'up',
    note: 'CCR2004 · 7.16.2 · live',
    ms: 4,
    drift: 2,
    queue: 0,
    sessions: 1107,
  },
  {
    name: 'edge-02.lekki',
    meaning: 'bad',
    word: 'down',
    note: 'RB4011 · since 10:58',
    ms: null,
    drift: 0,
    queue: 14,
    sessions: 0,
  },
  {
    name: 'ap-3.surulere',
    meaning: 'attention',
    word: 'slow',
    note: 'RB5009 · 7.14.3 · staged',
    ms: 212,
    drift: 0,
    queue: 3,
    sessions: 240,
  },
  {
    name: 'pon-2.yaba',
    meaning: 'good',
    word: 'up',
    note: 'RB5009 · 7.16.2 · live',
    ms: 9,
    drift: 0,
    queue: 0,
    sessions: 612,
  },
  {
    name: 'mast.ajah.backhaul.via.epe.microwave',
    meaning: 'good',
    word: 'up',
    note: 'hAP ax² · 7.15 · live',
    ms: 18,
    drift: 0,
    queue: 0,
    sessions: 88,
  },
  {
    name: 'hotspot.airport',
    meaning: 'off',
    word: 'dry run',
    note: 'RB951 · 6.49.18',
    ms: 31,
    drift: 0,
    queue: 0,
    sessions: 41,
  },
  {
    name: 'edge-01.vi',
    meaning: 'good',
    word: 'up',
    note: 'CCR1009 · 7.16.2 · live',
    ms: 6,
    drift: 0,
    queue: 0,
    sessions: 733,
  },
];

export function BoardScene() {
  const [wall, setWall] = useState(location.search.includes('wall'));
  return (
    <div>
      <PageHeader
        title="Today"
        note="Sunday 22 November 2026, Lagos"
        secondary={
          <ActButton icon={Maximize2} onClick={() => setWall(!wall)}>
            Wall
          </ActButton>
        }
      />
      <BoardStrip label="Routers" wall={wall}>
        {routers.map((router, at) => (
          <BoardTile
            key={router.name}
            name={router.name}
            meaning={router.meaning}
            word={router.word}
            note={router.note}
            figure={router.ms === null ? '–' : `${router.ms} ms`}
            series={
              router.ms === null
                ? [12, 14, 11, 13, 60, 140, ...Array(20).fill(null)]
                : sampleSeries(at + 1, 40, router.ms, Math.max(4, router.ms / 2))
            }
            seriesLabel={`Latency of ${router.name}, last hour`}
            counters={[
              { label: 'sessions', value: router.sessions.toLocaleString('en-GB') },
              { label: 'drift', value: router.drift, meaning: router.drift > 0 ? 'attention' : undefined },
              { label: 'queued', value: router.queue, meaning: router.queue > 0 ? 'waiting' : undefined },
            ]}
          />
        ))}
      </BoardStrip>
      <Section title="What needs a person" flush>
        <StatRow label="What needs a person">
          <Stat label="Changes to approve" value="4" note="oldest 3 h" meaning="waiting" onClick={() => undefined} />
          <Stat label="Transfers" value="7" note="1 older than 24 h" meaning="attention" onClick={() => undefined} />
          <Stat label="Tickets past their time" value="3" note="1 urgent" meaning="bad" onClick={() => undefined} />
          <Stat label="Bills set aside" value="2" note="no address" meaning="attention" onClick={() => undefined} />
          <Stat label="Failed changes" value="1" note="edge-02.lekki" meaning="bad" onClick={() => undefined} />
        </StatRow>
      </Section>
      <Columns>
        <Section title="Tonight" note="02:00, in 14 h">
          <Timeline
            label="Tonight"
            entries={[
              {
                id: 'a',
                at: ago(-880),
                what: (
                  <>
                    Bill 312 subscriptions, <Amount minor={412_600_000n} currency="NGN" exponent={2} />
                  </>
                ),
                meaning: 'waiting',
              },
              {
                id: 'b',
                at: ago(-885),
                what: '12 customers would be cut off, 3 held by the Ikeja fault',
                meaning: 'attention',
              },
            ]}
          />
        </Section>
        <Section
          title="Last night"
          note={
            <>
              took <Duration seconds={94} />, <RelativeTime at={ago(560)} />
            </>
          }
        >
          <Timeline
            label="Last night"
            entries={[
              { id: 'c', at: ago(562), what: '298 invoices posted, none set aside', meaning: 'good' },
              { id: 'd', at: ago(561), what: '9 customers reconnected and verified', meaning: 'good' },
              { id: 'e', at: ago(560), what: '1 suspension failed on edge-02.lekki', meaning: 'bad' },
            ]}
          />
        </Section>
      </Columns>
    </div>
  );
}
