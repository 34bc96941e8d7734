import type { DeviceStage } from '#contract/core.ts';
import type { RouterPreparationState } from '#contract/mikrotik.ts';

interface Found {
  readonly name: string;
  readonly stage: DeviceStage;
  readonly state: RouterPreparationState | null;
  readonly problem: string | null;
  /** Services that only the router's rules keep from the net. */
  readonly suspended: number;
}

const customers = (count: number): string => (count === 1 ? '1 suspended customer' : `${count} suspended customers`);

/**
 * What has to be said loudly: that suspended customers keep their service. A router in dry run is not written to, so nobody is
 * cut off there in any case; one that was never prepared alarms once it has somebody to cut off.
 */
export function alarmOf({ name, stage, state, problem, suspended }: Found): string | null {
  if (stage === 'dry_run' || problem === null) return null;
  if (state === 'broken') return `${name} would not block suspended customers: ${problem}`;
  if (state !== 'unprepared' || suspended === 0) return null;
  const keep = suspended === 1 ? 'keeps its service' : 'keep their service';
  return `${name} was never prepared: ${customers(suspended)} ${keep}.`;
}
