import type { NewPlan } from '#contract/core.ts';
import type { TakeoverKind } from '#contract/mikrotik.ts';
import type { Id, NewId } from '#kernel/ids.ts';
import type { TakenOver, TakenOverService } from '#modules/core/index.ts';
import type { Plan } from '../plan/service.ts';
import type { PlanRecord } from './draft.queries.ts';
import { type DraftRow, type Judging, planOf } from './judge-rows.ts';
import { factsOf, folded, phoneKey } from './matching/words.ts';

/** Where the price of new plans stands to the tax of the house. */
export interface PlanHabits {
  readonly taxBasisPoints: number;
}

export interface AdoptedRow {
  readonly row: DraftRow;
  readonly service: Omit<TakenOverService, 'password'>;
  readonly plan: Plan;
}

/** What adopting these rows makes of the books. */
export interface AdoptionPlan extends Pick<TakenOver, 'plans' | 'customers'> {
  readonly rows: readonly AdoptedRow[];
}

const MOST = 63;

/** A profile's name as the books spell it: one of its own, and none that RouterOS or we keep for ourselves. */
function profileFor(name: string, taken: Set<string>): string {
  const plain = folded(name)
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, MOST - 4);
  const base =
    plain === '' || /^(default|default-encryption|isp-.*)$/.test(plain) ? `plan-${plain}`.replace(/-$/, '') : plain;
  let profile = base;
  for (let n = 2; taken.has(profile); n += 1) profile = `${base}-${n}`;
  taken.add(profile);
  return profile;
}

const KINDS: readonly TakeoverKind[] = ['dhcp', 'pppoe', 'hotspot', 'static'];

function newPlanOf(
  record: PlanRecord,
  kinds: ReadonlySet<TakeoverKind>,
  { taxBasisPoints }: PlanHabits,
  profiles: Set<string>,
): NewPlan | null {
  const { downloadKbps, uploadKbps, priceMinor } = record;
  const { burstDownloadKbps, burstUploadKbps, burstThresholdPercent, burstSeconds } = record;
  if (downloadKbps === null || uploadKbps === null || priceMinor === null) return null;
  const hasBurst =
    burstDownloadKbps !== null && burstUploadKbps !== null && burstThresholdPercent !== null && burstSeconds !== null;
  return {
    name: record.name,
    downloadKbps,
    uploadKbps,
    burst: hasBurst
      ? {
          downloadKbps: Math.max(downloadKbps, burstDownloadKbps),
          uploadKbps: Math.max(uploadKbps, burstUploadKbps),
          thresholdPercent: burstThresholdPercent,
          seconds: burstSeconds,
        }
      : null,
    taxBasisPoints,
    periodMonths: 1,
    authMethods: KINDS.filter((kind) => kinds.has(kind)),
    routerosProfile: profileFor(record.profileName ?? record.name, profiles),
    priority: 8,
    onSale: 'on_sale',
    priceMinor,
  };
}

interface Adopting {
  readonly judging: Judging;
  readonly records: readonly PlanRecord[];
  readonly habits: PlanHabits;
  readonly newId: NewId;
  readonly routerName: string;
  /** State of the services that the books have. */
  readonly reason: string;
}

function newPlans(rows: readonly DraftRow[], { judging, records, habits, newId }: Adopting) {
  const profiles = new Set([...judging.plans.values()].map(({ routerosProfile }) => routerosProfile));
  const kinds = new Map<string, Set<TakeoverKind>>();
  for (const row of rows) {
    if (row.planKey === null || planOf(row, judging) !== 'new') continue;
    kinds.set(row.planKey, (kinds.get(row.planKey) ?? new Set()).add(row.candidate.kind));
  }
  return new Map(
    records.flatMap((record) => {
      const of = kinds.get(record.planKey);
      const plan = of === undefined ? null : newPlanOf(record, of, habits, profiles);
      return plan === null ? [] : [[record.planKey, { id: newId(), plan }] as const];
    }),
  );
}

/** Two of one name are two people where their comments have two phones. */
const customerKey = ({ customerName, candidate }: DraftRow): string =>
  `${folded(customerName.trim())} ${phoneKey(factsOf(candidate.comment).phones[0] ?? '') ?? ''}`;

/** Rows that are called alike are one customer with several services. */
function newCustomers(rows: readonly DraftRow[], { newId, routerName }: Adopting) {
  const byName = new Map<string, { readonly id: Id; name: string; phone: string; email: string; notes: string }>();
  for (const row of rows) {
    const { decision, customerName, candidate } = row;
    if (decision !== 'new') continue;
    const { phones, emails } = factsOf(candidate.comment);
    const key = customerKey(row);
    const known = byName.get(key) ?? {
      id: newId(),
      name: customerName.trim(),
      phone: '',
      email: '',
      notes: `Taken over from ${routerName}.`,
    };
    known.phone ||= phones[0] ?? '';
    known.email ||= emails[0] ?? '';
    byName.set(key, known);
  }
  return byName;
}

/** Pure but for the ids of what is new. */
export function planAdoption(rows: readonly DraftRow[], adopting: Adopting): AdoptionPlan {
  const { judging, reason, routerName } = adopting;
  const plans = newPlans(rows, adopting);
  const customers = newCustomers(rows, adopting);
  const adopted = rows.flatMap((row): AdoptedRow[] => {
    const { candidate, decision, subscriptionId } = row;
    const chosen = planOf(row, judging);
    const fresh = chosen === 'new' && row.planKey !== null ? plans.get(row.planKey) : undefined;
    const plan: Plan | undefined =
      fresh === undefined ? judging.plans.get(chosen ?? '') : { id: fresh.id, ...fresh.plan };
    const customerId = decision === 'new' ? customers.get(customerKey(row))?.id : row.customerId;
    if (plan === undefined || customerId === undefined || customerId === null) return [];
    const { kind, mac, ip, user, comment } = candidate;
    const isKnown = decision === 'existing' && subscriptionId !== null;
    return [
      {
        row,
        plan,
        service: {
          id: isKnown ? subscriptionId : row.id,
          isNew: !isKnown,
          customerId,
          planId: plan.id,
          authMethod: kind,
          dhcpMode: 'static',
          mac: kind === 'dhcp' ? mac : null,
          ip: kind === 'hotspot' ? null : ip,
          pppoeUser: user,
          state: row.adoptAs,
          stateReason: reason,
          notes: comment === '' ? '' : `On ${routerName}: ${comment}`.slice(0, 4000),
        },
      },
    ];
  });
  return { plans: [...plans.values()], customers: [...customers.values()], rows: adopted };
}
