import type { TakeoverPreview } from '#contract/mikrotik.ts';
import { notFound } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Platform } from '#platform/platform.ts';
import type { Sector, Service } from '../plan/service.ts';
import { readSector } from '../services.queries.ts';
import { routerSettings } from '../sync/open-work.queries.ts';
import { readServedPlans } from './adoption.queries.ts';
import { differencesAfter } from './adoption-differences.ts';
import { cutOffBy, type Judging } from './judge-rows.ts';
import type { AdoptedRow } from './plan-adoption.ts';
import { type Prepared, prepareAdoption } from './prepare-adoption.ts';
import { type RowToKeep, rowsToKeep, type Taken } from './rows-to-keep.ts';

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

/** The service as the books will have it. */
function asService(
  { row, service, plan }: AdoptedRow,
  { deviceId, sector, books }: { deviceId: Id; sector: Sector; books: Judging['books'] },
): Service {
  const known = books.services.get(service.id);
  const isRunning = known !== undefined && ['active', 'suspended', 'paused'].includes(known.state);
  return {
    ...service,
    code: known?.code ?? row.candidate.name,
    state: isRunning ? known.state : service.state,
    deviceId,
    pppoePassword: null,
    passwordIsGiven: true,
    plan,
    sector,
  };
}

function booksSay({ plan, place, options, habits, rows, judging }: Prepared): string[] {
  const fresh = plan.rows.filter(({ service }) => service.isNew);
  const running = plan.rows.length - fresh.length;
  const suspended = plan.rows.filter(({ service }) => service.isNew && service.state === 'suspended').length;
  const cutOff = plan.rows.filter(
    ({ row, service }) => service.state === 'active' && cutOffBy(row.candidate, options) !== null,
  ).length;
  const unknown = plan.rows.filter(({ row }) => row.candidate.knowsPassword === false).length;
  const several = fresh.length - new Set(fresh.map(({ service }) => service.customerId)).size;
  const skipped = rows.filter(({ decision }) => decision === 'skip').length;
  const tax = `${(habits.taxBasisPoints / 100).toLocaleString('en-US')} % tax`;
  return [
    plan.customers.length > 0 ? `${many(plan.customers.length, 'customer is', 'customers are')} added.` : '',
    several > 0 ? `${many(several, 'service goes', 'services go')} to a customer who has another one here too.` : '',
    fresh.length > 0
      ? `${many(fresh.length, 'service is', 'services are')} added as active from now on${suspended > 0 ? `, ${suspended.toLocaleString('en-US')} of them as suspended` : ''}.`
      : '',
    running > 0
      ? `${many(running, 'service', 'services')} of the books ${running === 1 ? 'is' : 'are'} connected to what stands on the router; their plan and state stay.`
      : '',
    ...plan.plans.map(
      ({ plan: { name } }) =>
        `The plan ${name} is added, with ${tax}${judging.plans.size > 0 ? ' as most plans have' : ''}.`,
    ),
    options.paidThrough === null
      ? 'They are billed from today.'
      : `They are billed from the day after ${options.paidThrough}.`,
    place?.position
      ? `Their position is ${options.position === null ? `that of ${place.sectorName}` : 'the one entered'}, marked as only about right.`
      : '',
    cutOff > 0
      ? `${many(cutOff, 'service is', 'services are')} cut off on the router and become${cutOff === 1 ? 's' : ''} active in the books. The router goes on cutting them off until the difference is pushed.`
      : '',
    unknown > 0 ? `The books will not know ${many(unknown, 'password', 'passwords')}: they stay on the router.` : '',
    skipped > 0 ? `${many(skipped, 'row is', 'rows are')} skipped.` : '',
  ].filter((sentence) => sentence !== '');
}

function routerSays({ device }: Prepared, kept: readonly RowToKeep[]): string[] {
  const marked = kept.filter(({ path }) => path !== '/ip/hotspot/user/profile').length;
  const asFound = kept.filter(({ kept: fields }) => Object.keys(fields).length > 0).length;
  const when = {
    live: 'as soon as it answers',
    staged: 'once somebody approves it: the router is staged',
    dry_run: 'when the router leaves dry run; until then it is only planned',
  }[device.stage];
  return [
    marked > 0
      ? `The comments of ${many(marked, 'row', 'rows')} get our mark in front of what stands there, ${when}.`
      : 'Nothing is written.',
    asFound > 0
      ? `${many(asFound, 'row keeps', 'rows keep')} a name, a server or an address pool that the books would write otherwise.`
      : '',
  ].filter((sentence) => sentence !== '');
}

/** What adopting would do, said before it is done. */
export async function previewTakeover(platform: Platform, actor: Actor, id: Id): Promise<TakeoverPreview> {
  const { db } = platform.store;
  const takeover = await db.selectFrom('takeover').selectAll().where('id', '=', id).executeTakeFirst();
  if (takeover === undefined) throw notFound('takeover');
  const prepared = await prepareAdoption(platform, db, actor, takeover);
  if (prepared === null) throw notFound('router any more');
  const { device, options, plan, judging, left, obstacles } = prepared;
  const sector = await readSector(db, prepared.place?.sectorId ?? null);
  const taken: Taken[] = plan.rows.map((adopted) => ({
    service: asService(adopted, { deviceId: device.id, sector, books: judging.books }),
    candidate: adopted.row.candidate,
  }));
  const router = routerSettings(device);
  const servedPlans = await readServedPlans(db, device.id);
  const kept = rowsToKeep(taken, {
    router,
    cutOffLists: options.cutOffLists,
    servedPlans,
  });
  return {
    ready: plan.rows.length,
    left,
    books: booksSay(prepared),
    router: routerSays(prepared, kept),
    notHappening: [
      'No live session drops.',
      'No rate, address, password or profile changes.',
      'No customer is cut off or connected.',
    ],
    obstacles: [...obstacles],
    differences: differencesAfter(taken, kept, { router, servedPlans }),
  };
}
