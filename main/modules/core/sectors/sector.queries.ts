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
import { capacityOf } from './capacity-columns.ts';

type Db = Platform['store']['db'];

const withParent = (query: SelectQueryBuilder<Database, 'sector', object>) =>
  query
    .leftJoin('sector as parent', 'parent.id', 'sector.parentId')
    .selectAll('sector')
    .select('parent.name as parentName');

interface Load {
  readonly count: number;
  readonly downloadKbps: number;
  readonly uploadKbps: number;
}

const unloaded: Load = { count: 0, downloadKbps: 0, uploadKbps: 0 };

const soldRate = (rate: 'download_kbps' | 'upload_kbps') =>
  sql<number>`cast(sum(case when subscription.state = 'active' then plan.${sql.ref(rate)} else 0 end) as bigint)`;

async function loads(db: Db, sectorIds: readonly Id[]): Promise<ReadonlyMap<Id, Load>> {
  if (sectorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('subscription')
    .innerJoin('servicePlan as plan', 'plan.id', 'subscription.planId')
    .select((eb) => [
      'subscription.sectorId',
      eb.fn.countAll<number>().as('count'),
      soldRate('download_kbps').as('downloadKbps'),
      soldRate('upload_kbps').as('uploadKbps'),
    ])
    .where('subscription.sectorId', 'in', sectorIds)
    .where('subscription.state', '<>', 'terminated')
    .groupBy('subscription.sectorId')
    .execute();
  return new Map(
    rows.map(({ sectorId, count, downloadKbps, uploadKbps }) => [
      sectorId,
      { count: Number(count), downloadKbps: Number(downloadKbps), uploadKbps: Number(uploadKbps) },
    ]),
  );
}

async function asSectors(db: Db, rows: readonly (SectorTable & { parentName: string | null })[]): Promise<Sector[]> {
  const loadOf = await loads(
    db,
    rows.map((row) => row.id),
  );
  return rows.map(
    ({ lat, lng, capacityDownloadKbps, capacityUploadKbps, capacityTarget, oversubscription, ...row }) => {
      const { count, ...sold } = loadOf.get(row.id) ?? unloaded;
      return {
        ...row,
        position: lat === null || lng === null ? null : { lat, lng },
        capacity: capacityOf({ capacityDownloadKbps, capacityUploadKbps, capacityTarget, oversubscription }),
        serviceCount: count,
        sold,
      };
    },
  );
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
