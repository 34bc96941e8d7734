import type { NetworkTruth } from '#contract/core.ts';
import type { ServiceDiff } from './plan/diff.ts';
import { driftInWords } from './plan/drift.ts';
import type { Wish } from './plan/wish.ts';
import type { Device } from './router/device-access.ts';
import type { ServiceOnBooks } from './services.queries.ts';

export interface Compared {
  readonly service: ServiceOnBooks;
  readonly wish: Wish;
  readonly diff: ServiceDiff;
}

/** A dynamic client's address is the network's to choose: a first or a new one is followed, not reported. */
export function followsLease({ service, diff }: Compared): string | null {
  if (service.authMethod !== 'dhcp' || service.dhcpMode !== 'dynamic' || diff.conflicts.length > 0) return null;
  const queue = diff.rows.find(({ path }) => path === '/queue/simple');
  const address = queue?.after?.target?.replace('/32', '');
  if (address === undefined) return null;
  if (queue?.sign === '~') return `Its lease is ${address} now.`;
  return queue?.sign === '+' && service.networkTruth === 'wanted'
    ? `It was seen with its first lease, ${address}.`
    : null;
}

/** How a service stands after a reading; a note that outlives it stays. */
export function judgeDrift(
  compared: Compared,
  device: Device,
  isSpokenOf: boolean,
): { truth: NetworkTruth; note?: string | null } {
  const { service, wish, diff } = compared;
  const isEqual = diff.rows.length === 0 && diff.conflicts.length === 0;
  if (isEqual)
    return wish.waiting === null ? { truth: 'verified', note: null } : { truth: 'wanted', note: wish.waiting };
  const truth = device.stage === 'dry_run' ? 'wanted' : 'drifted';
  const keepsNote = isSpokenOf && service.networkNote !== null;
  return keepsNote ? { truth } : { truth, note: driftInWords(diff.rows, diff.conflicts) };
}
