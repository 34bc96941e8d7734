import type { HeldBy } from '#contract/mikrotik.ts';

const STOPPED = 'The batch was stopped:';

interface Stopped {
  readonly failed: number;
  readonly sent: number;
  readonly percent: number;
}

/** What is said on changes of a batch that were not sent, since too many before them were refused. */
export const stoppedBatch = ({ failed, sent, percent }: Stopped): string =>
  `${STOPPED} ${failed} of the first ${sent} changes were refused, and more than ${percent} % may not fail. Look at those, then approve or reject the rest.`;

/** What stopped a change: the sentence that stands on it tells. */
export const heldByOf = (sentence: string): HeldBy => (sentence.startsWith(STOPPED) ? 'failures' : 'brake');
