import type { Subscription } from '#contract/core.ts';

type Reached = Pick<Subscription, 'deviceName' | 'deviceStage' | 'deviceHealth'>;

/** How a change will reach the router, by the router's stage and health. */
export function routerEffect({ deviceName, deviceStage, deviceHealth }: Reached): string {
  if (deviceName === null || deviceStage === null) return 'No router serves this, so only the books change.';
  if (deviceStage === 'dry_run')
    return `${deviceName} is in dry run: the change is planned and shown, nothing is written.`;
  if (deviceStage === 'staged') return `${deviceName} is staged: the change waits until someone approves it.`;
  if (deviceHealth === 'down') return `${deviceName} is down: the change is applied as soon as it answers.`;
  return `${deviceName} is live: the change is written now and read back.`;
}
