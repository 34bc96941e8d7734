import { KeyRound, Pencil, Receipt, ShieldCheck, Tag, Upload } from 'lucide-react';
import type { Subscription } from '#contract/core.ts';
import type { Permission } from '#contract/permissions.ts';
import { subscriptionMachine } from '#contract/subscription-machine.ts';
import type { MenuAct } from '../show/ActMenu.tsx';
import { onlyFor } from '../show/refused.ts';
import { authWords } from '../show/words.ts';
import { type ServiceAct, serviceActs } from './service-acts.ts';

/** The dialog that an act of a service opens. */
export type ServiceDialog = ServiceAct | 'exempt' | 'password' | 'push' | 'bill' | 'price';

export interface Choosing {
  readonly may: (permission: Permission) => boolean;
  readonly open: (dialog: ServiceDialog) => void;
  /** Goes to a page of the service: edit, activate. */
  readonly go: (page: 'edit' | 'activate') => void;
}

export const isWaiting = ({ state }: Subscription): boolean => state === 'draft' || state === 'pending_install';

/** Someone changed the router by hand, and this person may put it right. */
export const wantsPush = ({ network }: Subscription, may: Choosing['may']): boolean =>
  network.truth === 'drifted' && may('network.write');

/** What one does with a service that runs well. */
export const changesPlan = ({ state }: Subscription, may: Choosing['may']): boolean =>
  state === 'active' && may('subscriptions.write');

/** What someone most likely came for, by state and role. */
export const likelyActs = ({ state }: Subscription, may: Choosing['may']): ServiceAct[] =>
  serviceActs.filter((act) => act.likelyIn.includes(state) && may(act.needs));

/** Everything else that a role may do; what the state forbids stands last and says why. */
export function menuActs(service: Subscription, { may, open, go }: Choosing): MenuAct[] {
  const { state } = service;
  const whyNot = (action: ServiceAct['action']) => {
    const verdict = subscriptionMachine.can(action, state);
    return verdict.ok ? undefined : verdict.why;
  };
  const likely = likelyActs(service, may);
  const inMenu = serviceActs.filter(
    (act) => may(act.needs) && !likely.includes(act) && (act.action !== 'schedule_install' || isWaiting(service)),
  );
  const offered: (MenuAct | false)[] = [
    may('subscriptions.write') && {
      id: 'edit',
      label: changesPlan(service, may) ? 'Edit' : 'Edit, change plan',
      icon: Pencil,
      refused: state === 'terminated' ? 'It is terminated.' : undefined,
      run: () => go('edit'),
    },
    ...inMenu.map((act) => ({
      id: act.action,
      label: `${act.label}…`,
      icon: act.icon,
      danger: act.danger,
      refused: whyNot(act.action),
      run: () => open(act),
    })),
    may('subscriptions.exempt') && {
      id: 'exempt',
      label: service.exempt === null ? 'Exempt from suspension…' : 'Change the exemption…',
      icon: ShieldCheck,
      refused: state === 'terminated' ? 'It is terminated.' : undefined,
      run: () => open('exempt'),
    },
    may('plans.write') && {
      id: 'price',
      label: service.priceOverrideMinor === null ? 'Agree a price…' : 'Change the agreed price…',
      icon: Tag,
      refused: state === 'terminated' ? 'It is terminated.' : undefined,
      run: () => open('price'),
    },
    (service.authMethod === 'pppoe' || service.authMethod === 'hotspot') && {
      id: 'password',
      label: `Show ${authWords[service.authMethod]} password…`,
      icon: KeyRound,
      refused: may('secrets.pppoe') ? undefined : onlyFor('secrets.pppoe', 'see customers’ passwords'),
      run: () => open('password'),
    },
    may('network.write') &&
      !wantsPush(service, may) && {
        id: 'push',
        label: 'Push to the router again…',
        icon: Upload,
        refused: service.deviceId === null ? 'No router serves it.' : undefined,
        run: () => open('push'),
      },
    may('money.write') && {
      id: 'bill',
      label: 'Bill the next period now…',
      icon: Receipt,
      refused: state === 'active' ? undefined : 'Only an active service is billed.',
      run: () => open('bill'),
    },
  ];
  const acts = offered.filter((act) => act !== false);
  return [
    ...acts.filter(({ refused }) => refused === undefined),
    ...acts.filter(({ refused }) => refused !== undefined),
  ];
}
