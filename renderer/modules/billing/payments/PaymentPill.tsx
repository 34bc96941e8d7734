import type { PaymentHead } from '#contract/billing.ts';
import { StatusPill } from '#ui/StatusPill.tsx';

interface PaymentPillProps {
  state: PaymentHead['state'];
  look?: 'plain' | 'soft';
}

export function PaymentPill({ state, look = 'plain' }: PaymentPillProps) {
  return state === 'posted' ? (
    <StatusPill meaning="good" word="Posted" look={look} quiet={look === 'plain'} />
  ) : (
    <StatusPill meaning="off" word="Reversed" look={look} />
  );
}
