import type { WriteContext } from './write.ts';

type StoreDb = WriteContext['store']['db'];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What people call a record of each model that has a name of its own. */
const namesOf: Readonly<Record<string, (db: StoreDb, ids: readonly string[]) => Promise<Named[]>>> = {
  customer: (db, ids) => db.selectFrom('customer').select(['id', 'name']).where('id', 'in', ids).execute(),
  subscription: (db, ids) =>
    db.selectFrom('subscription').select(['id', 'code as name']).where('id', 'in', ids).execute(),
  service_plan: (db, ids) => db.selectFrom('servicePlan').select(['id', 'name']).where('id', 'in', ids).execute(),
  sector: (db, ids) => db.selectFrom('sector').select(['id', 'name']).where('id', 'in', ids).execute(),
  device: (db, ids) => db.selectFrom('device').select(['id', 'name']).where('id', 'in', ids).execute(),
  staff: (db, ids) => db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute(),
  invoice: (db, ids) => db.selectFrom('invoice').select(['id', 'number as name']).where('id', 'in', ids).execute(),
  payment: (db, ids) => db.selectFrom('payment').select(['id', 'number as name']).where('id', 'in', ids).execute(),
};

interface Reference {
  readonly model: string;
  readonly recordId: string;
}

/** What the records are called today; null where a model has no names or the record is gone. One query a model. */
export async function readRecordNames(
  db: StoreDb,
  references: readonly Reference[],
): Promise<(reference: Reference) => string | null> {
  const idsOf = new Map<string, Set<string>>();
  for (const { model, recordId } of references) idsOf.set(model, (idsOf.get(model) ?? new Set()).add(recordId));
  const names = new Map<string, string>();
  for (const [model, ids] of idsOf) {
    for (const { id, name } of (await namesOf[model]?.(db, [...ids])) ?? []) names.set(`${model} ${id}`, name);
  }
  return ({ model, recordId }) => names.get(`${model} ${recordId}`) ?? null;
}
