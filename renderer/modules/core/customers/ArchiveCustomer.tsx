import { client } from '#app/client.ts';
import type { Customer } from '#contract/core.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { useRefresh } from '../show/use-refresh.ts';

export function ArchiveCustomer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const refresh = useRefresh();
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`Archive ${customer.name}?`}
      sentence="They leave the lists and the search. Invoices, payments and history stay, and are found under the filter “archived”."
      confirm="Archive"
      onConfirm={() =>
        attempt(
          () => client.core.customers.archive({ id: customer.id }),
          () => {
            refresh();
            tellDone(`${customer.name} is archived.`);
          },
        )
      }
    />
  );
}
