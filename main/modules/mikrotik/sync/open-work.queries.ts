import type { ChangeAction } from '#contract/mikrotik.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { FoundRows } from '../plan/found-rows.ts';
import { isManagedPath } from '../plan/menus.ts';
import type { RecordedRow } from '../plan/recorded-row.ts';
import type { RouterSettings } from '../plan/service.ts';
import type { Device } from '../router/device-access.ts';
import { readServices, type ServiceOnBooks } from '../services.queries.ts';
import { readFoundRows } from '../takeover/found-rows.queries.ts';
import { openFields } from './row-secrets.ts';

export const openStates = ['queued', 'planned', 'approved', 'applying'] as const;
export type OpenState = (typeof openStates)[number];

/** The newest open change of a subscription on this router: the only one that is carried out. */
export interface OpenChange {
  readonly id: Id;
  readonly seq: number;
  readonly action: ChangeAction;
  readonly state: OpenState;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedById: string | null;
  readonly batchId: string;
  /** Why a person is asked, whatever the router's stage. */
  readonly heldReason: string | null;
  readonly createdAt: Instant;
  readonly planHash: string | null;
  readonly isApproved: boolean;
  readonly service: ServiceOnBooks;
  /** Rows on record: of the plan that was shown, or of a writing that was interrupted (also of the change it overtook). */
  readonly recorded: readonly RecordedRow[];
  /** Whether writing began and its end is not on record. */
  readonly wasInterrupted: boolean;
  /** Rows of the change that this one undoes. */
  readonly undoes: readonly RecordedRow[];
}

export interface OpenWork {
  readonly device: Device;
  readonly router: RouterSettings;
  /** Rows of the router that were taken over. */
  readonly found: FoundRows;
  readonly changes: readonly OpenChange[];
  /** Older open changes of the same subscriptions. */
  readonly overtaken: readonly { readonly id: Id; readonly action: ChangeAction }[];
}

export const routerSettings = (device: Device): RouterSettings => ({
  id: device.id,
  name: device.name,
  stage: device.stage,
  pppoeSuspendMode: device.pppoeSuspendMode,
  pppoeLocalAddress: device.pppoeLocalAddress,
  pppoePool: device.pppoePool,
  dhcpServer: device.dhcpServer,
});

type RowsByChange = ReadonlyMap<Id, readonly RecordedRow[]>;

const openOf = (platform: Platform, deviceId: Id) =>
  platform.store.db
    .selectFrom('provisioningJob as open')
    .where('open.deviceId', '=', deviceId)
    .where('open.state', 'in', openStates);

export async function hasOpenWork(platform: Platform, deviceId: Id): Promise<boolean> {
  return (await openOf(platform, deviceId).select('open.id').limit(1).executeTakeFirst()) !== undefined;
}

/** Rows on record of the open changes themselves, or of those that they undo. */
async function readRows(platform: Platform, deviceId: Id, of: 'id' | 'undoOf'): Promise<RowsByChange> {
  const found = await platform.store.db
    .selectFrom('provisioningRow')
    .selectAll()
    .where('jobId', 'in', openOf(platform, deviceId).select(`open.${of}`))
    .orderBy('jobId')
    .orderBy('rowNo')
    .execute();
  const byChange = new Map<Id, RecordedRow[]>();
  for (const { jobId, path, naturalKey, sign, beforeJson, afterJson, reason } of found) {
    if (!isManagedPath(path)) continue;
    const before = openFields(platform, jobId, beforeJson);
    const after = openFields(platform, jobId, afterJson);
    const rows = byChange.get(jobId) ?? [];
    byChange.set(jobId, rows);
    rows.push({ path, naturalKey, sign, before, after, reason });
  }
  return byChange;
}

const readJobs = (platform: Platform, deviceId: Id) =>
  openOf(platform, deviceId)
    .select([
      'open.id', 'open.seq', 'open.subscriptionId', 'open.action', 'open.state', 'open.reason', 'open.requestedBy',
      'open.requestedById', 'open.batchId', 'open.heldReason', 'open.createdAt', 'open.planHash', 'open.approvedAt',
      'open.undoOf',
    ]) // biome-ignore format: a list
    .orderBy('open.seq')
    .execute();

type JobRow = Awaited<ReturnType<typeof readJobs>>[number];

const isOpenState = (state: string): state is OpenState => openStates.some((one) => one === state);

/** Rows whose writing was begun by an older change come first: they hold what stood there before anything was written. */
function recordedOf(job: JobRow, older: readonly JobRow[], rows: RowsByChange): readonly RecordedRow[] {
  const own = rows.get(job.id) ?? [];
  if (job.state !== 'queued') return own;
  return older.filter(({ state }) => state === 'applying').flatMap(({ id }) => rows.get(id) ?? []);
}

function bySubscription(jobs: readonly JobRow[]): Map<Id, JobRow[]> {
  const groups = new Map<Id, JobRow[]>();
  for (const job of jobs) groups.set(job.subscriptionId, [...(groups.get(job.subscriptionId) ?? []), job]);
  return groups;
}

/** Everything that is open on a router, with the services as the books want them now. */
export async function readOpenWork(platform: Platform, device: Device): Promise<OpenWork> {
  const router = routerSettings(device);
  const jobs = await readJobs(platform, device.id);
  const found = await readFoundRows(platform.store.db, device.id);
  if (jobs.length === 0) return { device, router, found, changes: [], overtaken: [] };
  const recorded = await readRows(platform, device.id, 'id');
  const undone = await readRows(platform, device.id, 'undoOf');
  const services = await readServices(platform, (eb) =>
    eb('subscription.id', 'in', openOf(platform, device.id).select('open.subscriptionId')),
  );
  const changes: OpenChange[] = [];
  const overtaken: JobRow[] = [];
  for (const ofService of bySubscription(jobs).values()) {
    const older = ofService.slice(0, -1);
    const job = ofService.at(-1);
    const service = job === undefined ? undefined : services.get(job.subscriptionId);
    if (job === undefined || service === undefined || !isOpenState(job.state)) continue;
    overtaken.push(...older);
    changes.push({
      id: job.id,
      seq: job.seq,
      action: job.action,
      state: job.state,
      reason: job.reason,
      requestedBy: job.requestedBy,
      requestedById: job.requestedById,
      batchId: job.batchId,
      heldReason: job.heldReason,
      createdAt: job.createdAt,
      planHash: job.planHash,
      isApproved: job.approvedAt !== null,
      service,
      recorded: recordedOf(job, older, recorded),
      wasInterrupted: [job, ...older].some(({ state }) => state === 'applying'),
      undoes: job.undoOf === null ? [] : (undone.get(job.undoOf) ?? []),
    });
  }
  return { device, router, found, changes, overtaken };
}
