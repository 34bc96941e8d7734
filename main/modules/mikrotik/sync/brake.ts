import type { Judged } from './judge-stage.ts';
import type { ChangePlan } from './plan-changes.ts';

/** What a router serves, and how much of that the house has cut off by itself lately. */
export interface Reach {
  readonly routerName: string;
  /** Services that the router was last seen to serve. */
  readonly served: number;
  /** Cut off within the last hour without anyone having approved it. */
  readonly cutLately: number;
  /** Acts and runs that wanted more than one change here. */
  readonly batches: ReadonlySet<string>;
}

export interface BrakeLimits {
  readonly percent: number;
  readonly minimum: number;
}

/** Whoever cuts off one customer by hand has looked at that one. */
const isOneByHand = ({ change }: ChangePlan, { batches }: Reach): boolean =>
  change.requestedById !== null && !batches.has(change.batchId);

const isCut = ({ plan, verdict }: Judged, reach: Reach): boolean =>
  plan.effect === 'loses' &&
  plan.seen === 'active' &&
  !plan.change.isApproved &&
  plan.change.state !== 'applying' &&
  (verdict.kind === 'apply' ? !isOneByHand(plan, reach) : plan.change.heldReason !== null);

function sentence(cuts: number, { routerName, served, cutLately }: Reach, { percent }: BrakeLimits): string {
  const all = served + cutLately;
  const share = Math.round(((cuts + cutLately) * 100) / Math.max(1, all));
  const lately = cutLately === 0 ? '' : `, after ${cutLately} within the last hour`;
  if (all === 0)
    return `This is one of ${cuts} services whose rows ${routerName} would lose${lately}, though the books have none there. Look at them, then approve or reject.`;
  return `This is one of ${cuts} services that ${routerName} would cut off now${lately}: ${share} % of its ${all}, more than the ${percent} % that go by themselves. Look at them, then approve or reject.`;
}

/**
 * Stops and asks when a router would lose an unusual share of its customers at once, whatever made the books want it: those
 * changes wait for a person's approval, all others go on.
 */
export function brake(judged: readonly Judged[], reach: Reach, limits: BrakeLimits): Judged[] {
  const cuts = judged.filter((one) => isCut(one, reach)).length;
  const total = cuts + reach.cutLately;
  const isTooMany = total >= limits.minimum && total * 100 > limits.percent * (reach.served + reach.cutLately);
  if (!isTooMany) return [...judged];
  const held = sentence(cuts, reach, limits);
  return judged.map((one) =>
    one.verdict.kind === 'apply' && isCut(one, reach)
      ? { ...one, verdict: { kind: 'planned', note: held, held } }
      : one,
  );
}
