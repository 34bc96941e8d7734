import { type SelectQueryBuilder, sql } from 'kysely';
import type { Sector, SectorQuery } from '#contract/core.ts';
import type { SectorTable } from '#db/schema/core.ts';
import type { Database } from '#db/schema.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import { keysetPage } from '#platform/page.ts';
import type { Platform } from '#platform/platform.ts';
import { listed } from '../listed.ts';
import { matches } from '../search-text.ts';

type Db = Platform['store']['db'];

const withParent = (query: SelectQueryBuilder<Database, 'sector', object>) =>
  query
    .leftJoin('sector as parent', 'parent.id', 'sector.parentId')
    .selectAll('sector')
    .select('parent.name as parentName');

async function serviceCounts(db: Db, sectorIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  if (sectorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('subscription')
    .select((eb) => ['sectorId', eb.fn.countAll<number>().as('count')])
    .where('sectorId', 'in', sectorIds)
    .where('state', '<>', 'terminated')
    .groupBy('sectorId')
    .execute();
  return new Map(rows.map((row) => [row.sectorId, row.count]));
}

async function asSectors(db: Db, rows: readonly (SectorTable & { parentName: string | null })[]): Promise<Sector[]> {
  const counts = await serviceCounts(
    db,
    rows.map((row) => row.id),
  );
  return rows.map(({ lat, lng, ...row }) => ({
    ...row,
    position: lat === null || lng === null ? null : { lat, lng },
    serviceCount: counts.get(row.id) ?? 0,
  }));
}

const sortedBy = {
  name: sql<string>`lower(sector.name)`,
  code: sql<string>`sector.code`,
  createdAt: sql<string>`sector.created_at`,
};

export const sectorText = sql<string>`lower(sector.name || ' ' || sector.code)`;

export async function listSectors({ store: { db } }: Platform, input: SectorQuery) {
  const filtered = db
    .selectFrom('sector')
    .where('sector.archivedAt', input.archived ? 'is not' : 'is', null)
    .$if(input.search.trim() !== '', (query) => query.where(matches(sectorText, input.search)));
  const { items, ...page } = await listed(
    input.cursor,
    keysetPage(
      withParent(filtered),
      { by: sortedBy[input.sort.by], id: sql<string>`sector.id` },
      { ...input, direction: input.sort.direction },
    ),
    () => filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  );
  return { ...page, items: await asSectors(db, items) };
}

export async function getSector({ store: { db } }: Platform, id: Id): Promise<Sector> {
  const rows = await withParent(db.selectFrom('sector').where('sector.id', '=', id)).execute();
  const [sector] = await asSectors(db, rows);
  if (sector === undefined) throw notFound('sector');
  return sector;
}
