import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { PlanHabits } from './plan-adoption.ts';
import type { StoredOptions } from './stored-candidate.ts';

type Db = Platform['store']['db'];

/** The tax that most plans on sale have: new ones of the same house have it too, and the preview says so. */
export async function readHabits(db: Db): Promise<PlanHabits> {
  const rows = await db
    .selectFrom('servicePlan')
    .select((eb) => ['taxBasisPoints', eb.fn.countAll<number>().as('count')])
    .where('archivedAt', 'is', null)
    .groupBy('taxBasisPoints')
    .execute();
  const [usual] = rows.sort((a, b) => Number(b.count) - Number(a.count) || a.taxBasisPoints - b.taxBasisPoints);
  return { taxBasisPoints: usual?.taxBasisPoints ?? 0 };
}

/** Plans whose profile stands on this router for others already. */
export async function readServedPlans(db: Db, deviceId: Id): Promise<Set<Id>> {
  const rows = await db
    .selectFrom('subscription')
    .select('planId')
    .distinct()
    .where('deviceId', '=', deviceId)
    .where('state', 'in', ['active', 'suspended', 'paused'])
    .where('authMethod', 'in', ['pppoe', 'hotspot'])
    .where('networkReadAt', 'is not', null)
    .execute();
  return new Set(rows.map(({ planId }) => planId));
}

export interface Place {
  readonly sectorId: Id;
  readonly sectorName: string;
  readonly position: { readonly lat: number; readonly lng: number } | null;
}

/** The sector of all rows, and the position that stands for theirs: the sector's, or of the one that it lies in. */
export async function readPlace(db: Db, deviceId: Id, { sectorId, position }: StoredOptions): Promise<Place | null> {
  const device = await db.selectFrom('device').select('sectorId').where('id', '=', deviceId).executeTakeFirst();
  const id = sectorId ?? device?.sectorId ?? null;
  if (id === null) return null;
  const sectors = await db
    .selectFrom('sector')
    .select(['id', 'name', 'parentId', 'lat', 'lng', 'archivedAt'])
    .execute();
  const byId = new Map(sectors.map((sector) => [sector.id, sector]));
  const own = byId.get(id);
  if (own === undefined || own.archivedAt !== null) return null;
  const seen = new Set<Id>();
  let at = own;
  while ((at.lat === null || at.lng === null) && at.parentId !== null && !seen.has(at.id)) {
    seen.add(at.id);
    at = byId.get(at.parentId) ?? { ...at, parentId: null };
  }
  const found = at.lat === null || at.lng === null ? null : { lat: at.lat, lng: at.lng };
  return { sectorId: id, sectorName: own.name, position: position ?? found };
}
