import type { DriftActName, DriftChoice, DriftPreview, DriftStep } from '#contract/mikrotik.ts';
import { dateIn } from '#kernel/calendar.ts';
import { assertNever } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { companyOf, type Platform } from '#platform/platform.ts';
import { effectOf } from '../plan/effect.ts';
import { isManagedPath } from '../plan/menus.ts';
import type { RecordedRow } from '../plan/recorded-row.ts';
import { sessionsToDrop } from '../plan/sessions.ts';
import { adoptionsOf } from './adoptions.ts';
import { type DriftRecord, readChosen, readOfServices } from './drift-rows.queries.ts';
import { readPlans } from './plans.queries.ts';
import { pushOf, takeBackOf } from './row-acts.ts';

const LISTED = 500;

const signs = { missing: '+', extra: '-', changed: '~' } as const;

/** The row as a push writes it. */
function asWritten({ kind, path, naturalKey, liveJson, wantedJson, note }: DriftRecord): RecordedRow | null {
  if (kind === 'foreign' || !isManagedPath(path)) return null;
  return { path, naturalKey, sign: signs[kind], before: liveJson, after: wantedJson, reason: note };
}

const ownerOf = ({ code, customerName }: DriftRecord): string | null =>
  code === null ? null : [code, customerName].filter((part) => part !== null).join(', ');

const NOTHING = { sign: null, before: null, after: null } as const;

const stepOf = (
  row: DriftRecord,
  { words, refused, comesAlong = false, ...written }: Partial<DriftStep> & Pick<DriftStep, 'words'>,
): DriftStep => ({
  rowId: row.id,
  deviceName: row.deviceName,
  path: row.path,
  naturalKey: row.naturalKey,
  owner: ownerOf(row),
  ...NOTHING,
  ...written,
  words,
  refused: refused ?? null,
  comesAlong,
});

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function answer(steps: readonly DriftStep[], services: number, sentence: string): DriftPreview {
  const doable = steps.filter(({ refused }) => refused === null).length;
  return {
    sentence: doable === 0 ? 'Nothing is done: none of these rows takes this.' : sentence,
    services,
    doable,
    refused: steps.length - doable,
    steps: steps.slice(0, LISTED),
    beyond: Math.max(0, steps.length - LISTED),
  };
}

const idsOf = (rows: readonly DriftRecord[]): Id[] => [
  ...new Set(rows.flatMap(({ subscriptionId }) => (subscriptionId === null ? [] : [subscriptionId]))),
];

interface Asking {
  readonly rows: readonly DriftRecord[];
  /** The other rows of the same services on the same routers. */
  readonly others: readonly DriftRecord[];
}

function sessionsIn(written: readonly RecordedRow[]): string {
  const users = new Set([...sessionsToDrop(written, null)].map((drop) => drop.split(' ').slice(1).join(' ')));
  return users.size === 0
    ? ''
    : ` ${counted(users.size, 'customer has to sign in anew if online', 'customers have to sign in anew if online')}.`;
}

/** A push is of whole services: the rows beside the chosen ones come along. */
function previewPush({ rows, others }: Asking): DriftPreview {
  const pushable = new Set(
    rows.filter((row) => pushOf(row).can).map(({ deviceId, subscriptionId }) => `${deviceId} ${subscriptionId}`),
  );
  const along = others.filter((row) => row.kind !== 'foreign' && pushable.has(`${row.deviceId} ${row.subscriptionId}`));
  const all = [...rows.map((row) => ({ row, comesAlong: false })), ...along.map((row) => ({ row, comesAlong: true }))];
  const steps = all.map(({ row, comesAlong }) => {
    const { can, words } = pushOf(row);
    const { sign = null, before = null, after = null } = asWritten(row) ?? {};
    return stepOf(row, { words, refused: can ? null : words, comesAlong, sign, before, after });
  });
  const written = new Map<string, RecordedRow[]>();
  for (const { row } of all) {
    const one = pushOf(row).can ? asWritten(row) : null;
    if (one === null) continue;
    const key = `${row.deviceId} ${row.subscriptionId ?? row.naturalKey}`;
    written.set(key, [...(written.get(key) ?? []), one]);
  }
  const changes = [...written.values()];
  const staged = all.some(({ row }) => row.deviceStage === 'staged')
    ? ' On staged routers each change waits for approval.'
    : '';
  const effect = `${effectOf(changes)}${sessionsIn(changes.flat())}${staged}`;
  return answer(steps, written.size, effect);
}

function previewTakeBack({ rows }: Asking): DriftPreview {
  const steps = rows.map((row) => {
    const act = takeBackOf(row);
    if (act === null) {
      const words = 'It does not stand in the place of a row of ours.';
      return stepOf(row, { words, refused: words });
    }
    const marker = row.wantedJson?.comment ?? '';
    return stepOf(row, {
      words: act.words,
      refused: act.can ? null : act.words,
      sign: '~',
      before: { comment: row.liveJson?.comment ?? '' },
      after: { comment: row.liveJson?.comment ? `${marker} ${row.liveJson.comment}` : marker },
    });
  });
  const doable = rows.filter((row) => takeBackOf(row)?.can === true);
  const many = counted(doable.length, 'row is marked as ours', 'rows are marked as ours');
  return answer(
    steps,
    idsOf(doable).length,
    `${many}; nobody’s service changes. What else differs of them is shown afterwards.`,
  );
}

async function previewAdopt(platform: Platform, { rows, others }: Asking): Promise<DriftPreview> {
  const { adoptions, refused } = adoptionsOf(rows, await readPlans(platform.store.db));
  const whyNot = new Map(refused.map(({ rowId, sentence }) => [rowId, sentence]));
  const wordsOf = new Map(adoptions.flatMap((one) => one.rows.map(({ id }) => [id, one.adoption.words] as const)));
  const adopted = new Set(adoptions.map(({ subscriptionId }) => subscriptionId));
  const along = others.filter(
    ({ subscriptionId, kind }) => subscriptionId !== null && adopted.has(subscriptionId) && kind !== 'foreign',
  );
  const steps = [
    ...rows.map((row) => {
      const why = whyNot.get(row.id) ?? null;
      return stepOf(row, { words: `${(wordsOf.get(row.id) ?? []).join('; ')}.`, refused: why });
    }),
    ...along.map((row) => {
      const { sign = null, before = null, after = null } = asWritten(row) ?? {};
      const words = 'It was not chosen, and is written to what the books then want.';
      return stepOf(row, { words, comesAlong: true, sign, before, after });
    }),
  ];
  const many = counted(adoptions.length, 'service changes in the books', 'services change in the books');
  const rest =
    along.length === 0
      ? ''
      : ` ${counted(along.length, 'other row of them is', 'other rows of them are')} then pushed.`;
  return answer(steps, adoptions.length, `${many}; what routers show of these rows stays.${rest}`);
}

/** What an act would do, row by row, as of what is known now. Nothing is written, and no router is asked. */
export async function previewDrift(
  platform: Platform,
  { act, choice }: { readonly act: DriftActName; readonly choice: DriftChoice },
): Promise<DriftPreview> {
  const { db } = platform.store;
  const { timeZone } = await companyOf(db);
  const today = dateIn(platform.clock.now(), timeZone);
  const rows = await readChosen(db, choice, today);
  const chosen = new Set(rows.map(({ id }) => id));
  const others = (await readOfServices(db, idsOf(rows), today)).filter(({ id }) => !chosen.has(id));
  switch (act) {
    case 'push':
      return previewPush({ rows, others });
    case 'take_back':
      return previewTakeBack({ rows, others });
    case 'adopt':
      return await previewAdopt(platform, { rows, others });
    default:
      return assertNever(act);
  }
}
