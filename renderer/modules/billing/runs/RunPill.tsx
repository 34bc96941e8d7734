import type { BillingRun } from '#contract/billing.ts';
import { StatusPill } from '#ui/StatusPill.tsx';
import { runStates } from './run-words.ts';

interface RunPillProps {
  state: BillingRun['state'];
  look?: 'plain' | 'soft';
}

export const RunPill = ({ state, look = 'plain' }: RunPillProps) => (
  <StatusPill {...runStates[state]} look={look} quiet={look === 'plain' && state === 'done'} />
);
