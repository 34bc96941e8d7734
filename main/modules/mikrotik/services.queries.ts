import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Id } from '#kernel/ids.ts';
import { pppoePassword } from '#modules/core/index.ts';
import type { Platform } from '#platform/platform.ts';
import { sealVersion } from '#platform/secrets.ts';
import type { Plan, Sector, Service } from './plan/service.ts';

/** A service with what the books say the router does for it. */
export interface ServiceOnBooks extends Service {
  /** Which sealing of the password the books hold now. */
  readonly passwordVersion: string | null;
  readonly networkTruth: Database['subscription']['networkTruth'];
  readonly networkService: Database['subscription']['networkService'];
  readonly networkNote: string | null;
  readonly networkReadAt: string | null;
}

type Which = (eb: ExpressionBuilder<Database, 'subscription'>) => Expression<SqlBool>;

/** Of a plan (`servicePlan as plan`), what routers know. */
export const planColumns = [
  'plan.id as planId',
  'plan.name as planName',
  'plan.downloadKbps',
  'plan.uploadKbps',
  'plan.burstDownloadKbps',
  'plan.burstUploadKbps',
  'plan.burstThresholdPercent',
  'plan.burstSeconds',
  'plan.routerosProfile',
  'plan.priority',
] as const;

type PlanColumns = Pick<
  Database['servicePlan'],
  | 'downloadKbps'
  | 'uploadKbps'
  | 'burstDownloadKbps'
  | 'burstUploadKbps'
  | 'burstThresholdPercent'
  | 'burstSeconds'
  | 'routerosProfile'
  | 'priority'
> & { readonly planId: Id; readonly planName: string };

const sectorColumns = [
  'sector.id as sectorId',
  'sector.code as sectorCode',
  'sector.name as sectorName',
  'sector.capacityDownloadKbps',
  'sector.capacityUploadKbps',
  'sector.capacityTarget',
  'sector.oversubscription',
] as const;

const select = (db: Kysely<Database>, which: Which) =>
  db
    .selectFrom('subscription')
    .innerJoin('servicePlan as plan', 'plan.id', 'subscription.planId')
    .innerJoin('sector', 'sector.id', 'subscription.sectorId')
    .leftJoin('pppPasswordGiven as given', (join) =>
      join.onRef('given.subscriptionId', '=', 'subscription.id').onRef('given.deviceId', '=', 'subscription.deviceId'),
    )
    .select([
      'subscription.id',
      'subscription.code',
      'subscription.deviceId',
      'subscription.state',
      'subscription.authMethod',
      'subscription.dhcpMode',
      'subscription.mac',
      'subscription.ip',
      'subscription.pppoeUser',
      'subscription.pppoePasswordSealed',
      'given.version as givenVersion',
      'subscription.networkTruth',
      'subscription.networkService',
      'subscription.networkNote',
      'subscription.networkReadAt',
      ...planColumns,
      ...sectorColumns,
    ])
    .where((eb) => which(eb as ExpressionBuilder<Database, 'subscription'>));

type ServiceRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

export function planOf(row: PlanColumns): Plan {
  const { burstDownloadKbps, burstUploadKbps, burstThresholdPercent, burstSeconds } = row;
  const hasBurst =
    burstDownloadKbps !== null && burstUploadKbps !== null && burstThresholdPercent !== null && burstSeconds !== null;
  return {
    id: row.planId,
    name: row.planName,
    downloadKbps: row.downloadKbps,
    uploadKbps: row.uploadKbps,
    burst: hasBurst
      ? {
          downloadKbps: burstDownloadKbps,
          uploadKbps: burstUploadKbps,
          thresholdPercent: burstThresholdPercent,
          seconds: burstSeconds,
        }
      : null,
    routerosProfile: row.routerosProfile,
    priority: row.priority,
  };
}

const versionOf = ({ pppoePasswordSealed: sealed }: ServiceRow): string | null =>
  sealed === null ? null : sealVersion(sealed);

const signsIn = (authMethod: ServiceRow['authMethod']): boolean => authMethod === 'pppoe' || authMethod === 'hotspot';

/** A sector as far as queues depend on it; without one, nothing is held together. */
export async function readSector(db: Kysely<Database>, id: Id | null): Promise<Sector> {
  const row =
    id === null
      ? undefined
      : await db.selectFrom('sector').select(sectorColumns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? { id: '', code: '', name: '', capacity: null } : sectorOf(row);
}

type SectorRow = Pick<
  ServiceRow,
  | 'sectorId'
  | 'sectorCode'
  | 'sectorName'
  | 'capacityDownloadKbps'
  | 'capacityUploadKbps'
  | 'capacityTarget'
  | 'oversubscription'
>;

function sectorOf(row: SectorRow): Sector {
  const { sectorId: id, sectorCode: code, sectorName: name, capacityTarget: target, oversubscription } = row;
  const { capacityDownloadKbps: downloadKbps, capacityUploadKbps: uploadKbps } = row;
  const isShaped = downloadKbps !== null && uploadKbps !== null && target !== null && oversubscription !== null;
  return { id, code, name, capacity: isShaped ? { downloadKbps, uploadKbps, target, oversubscription } : null };
}

interface Reading {
  readonly db?: Kysely<Database>;
  /** Keeps them as they are until the caller's transaction ends; SQLite's writers wait for each other in any case. */
  readonly hold?: boolean;
}

/** The services that fit, with their plans and, for PPPoE, the password that the router has to know. */
export async function readServices(
  platform: Platform,
  which: Which,
  { db = platform.store.db, hold = false }: Reading = {},
): Promise<Map<Id, ServiceOnBooks>> {
  const query = select(db, which);
  const isHeld = hold && platform.store.kind === 'postgres';
  const found = await (isHeld ? query.forUpdate(['subscription']) : query).execute();
  return new Map(
    found.map((row) => [
      row.id,
      {
        id: row.id,
        code: row.code,
        deviceId: row.deviceId,
        state: row.state,
        authMethod: row.authMethod,
        dhcpMode: row.dhcpMode,
        mac: row.mac,
        ip: row.ip,
        pppoeUser: row.pppoeUser,
        pppoePassword: signsIn(row.authMethod) ? pppoePassword(platform, row) : null,
        passwordVersion: versionOf(row),
        passwordIsGiven: row.givenVersion === null ? null : row.givenVersion === versionOf(row),
        plan: planOf(row),
        sector: sectorOf(row),
        networkTruth: row.networkTruth,
        networkService: row.networkService,
        networkNote: row.networkNote,
        networkReadAt: row.networkReadAt,
      },
    ]),
  );
}
