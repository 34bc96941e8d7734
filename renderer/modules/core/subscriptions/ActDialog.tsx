import { refusalOf } from '#app/client.ts';
import type { Subscription } from '#contract/core.ts';
import { subscriptionMachine, subscriptionStateWords } from '#contract/subscription-machine.ts';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { ReasonDialog } from '../show/ReasonDialog.tsx';
import { useRefresh } from '../show/use-refresh.ts';
import { routerEffect } from './router-effect.ts';
import { act, type ReasonedAction, type ServiceAct } from './service-acts.ts';

const examples: Readonly<Record<ReasonedAction, string>> = {
  schedule_install: 'Agreed for Tuesday morning',
  suspend: 'Customer reported the line as stolen',
  reconnect: 'Paid in cash at the desk',
  pause: 'Travels until March',
  resume: 'Back from travelling',
  terminate: 'Moved out of our area',
};

/** Says what the act will do to the customer, the router and the bill, asks why, and does it. */
export function ActDialog({ service, of, onClose }: { service: Subscription; of: ServiceAct; onClose: () => void }) {
  const refresh = useRefresh();
  const { id, code, state } = service;
  const to = subscriptionMachine.to(of.action);
  const takeBack = (action: ReasonedAction) => async () => {
    try {
      await act(action, id, `Taken back: ${of.label.toLowerCase()} of a moment ago`);
      tellDone(`${code}: taken back.`);
    } catch (error) {
      tellProblem(refusalOf(error).message);
    }
    refresh();
  };
  const { undo } = of;
  return (
    <ReasonDialog
      onClose={onClose}
      title={of.title(service)}
      rows={[
        { key: 'books', what: 'Books', how: `${subscriptionStateWords[state]} → ${subscriptionStateWords[to]}` },
        { key: 'customer', what: 'Customer', how: of.customerEffect },
        { key: 'router', what: 'Router', how: routerEffect(service) },
        { key: 'billing', what: 'Billing', how: of.billingEffect },
      ]}
      wayBack={of.wayBack}
      typed={of.danger ? code : undefined}
      danger={of.danger}
      confirm={of.label}
      example={examples[of.action]}
      onConfirm={(reason) =>
        attempt(
          () => act(of.action, id, reason),
          () => {
            refresh();
            tellDone(`${code} ${of.done}`, undo === undefined ? {} : { undo: () => void takeBack(undo)() });
          },
        )
      }
    />
  );
}
