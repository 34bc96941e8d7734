import { sql } from 'kysely';
import type { ReasonRef } from './event-types.ts';
import { keysetPage, type PageInput } from './page.ts';
import type { WriteContext } from './write.ts';

type Db = WriteContext['store']['db'];

/** The record that an event is about, by the first of these names in its payload. */
const subjects = [
  { key: 'subscriptionId', model: 'subscription' },
  { key: 'paymentId', model: 'payment' },
  { key: 'deviceId', model: 'device' },
] as const;

type Subject = { readonly model: (typeof subjects)[number]['model']; readonly id: string };

function subjectOf(payload: unknown): Subject | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(payload));
  for (const { key, model } of subjects) {
    const id = fields.get(key);
    if (typeof id === 'string') return { model, id };
  }
  return undefined;
}

async function labelsOf(db: Db, found: readonly (Subject | undefined)[]): Promise<Map<string, string>> {
  const idsOf = (model: Subject['model']) => found.flatMap((one) => (one?.model === model ? [one.id] : []));
  const [subscription, payment, device] = [idsOf('subscription'), idsOf('payment'), idsOf('device')];
  const rows = await Promise.all([
    subscription.length === 0
      ? []
      : db.selectFrom('subscription').select(['id', 'code as label']).where('id', 'in', subscription).execute(),
    payment.length === 0
      ? []
      : db.selectFrom('payment').select(['id', 'number as label']).where('id', 'in', payment).execute(),
    device.length === 0
      ? []
      : db.selectFrom('device').select(['id', 'name as label']).where('id', 'in', device).execute(),
  ]);
  return new Map(rows.flat().map(({ id, label }) => [id, label]));
}

/** Events that a subscriber did not take, with the record that each is about. */
export async function parkedEvents(db: Db, page: PageInput) {
  const order = {
    by: sql<string>`outbox_parked.parked_at`,
    id: sql<string>`outbox_parked.subscriber || ':' || outbox_parked.seq`,
  };
  const { items, nextCursor } = await keysetPage(
    db
      .selectFrom('outboxParked')
      .innerJoin('outboxEvent', 'outboxEvent.seq', 'outboxParked.seq')
      .select([
        'outboxParked.subscriber',
        'outboxParked.seq',
        'outboxParked.parkedAt',
        'outboxParked.error',
        'outboxEvent.type',
        'outboxEvent.at',
        'outboxEvent.payloadJson',
      ]),
    order,
    page,
  );
  const found = items.map(({ payloadJson }) => subjectOf(payloadJson));
  const labels = await labelsOf(db, found);
  return {
    items: items.map(({ payloadJson: _payload, ...item }, n) => {
      const subject = found[n];
      const about: ReasonRef | null =
        subject === undefined ? null : { ...subject, label: labels.get(subject.id) ?? subject.id };
      return { ...item, about };
    }),
    nextCursor,
    total: await countParkedEvents(db),
  };
}

export async function countParkedEvents(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('outboxParked')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
