import { Ban, CalendarClock, CirclePause, CirclePlay, type LucideIcon, PlugZap, PowerOff } from 'lucide-react';
import { client } from '#app/client.ts';
import type { Subscription } from '#contract/core.ts';
import type { Permission } from '#contract/permissions.ts';
import type { SubscriptionAction } from '#contract/subscription-machine.ts';

/** The acts that ask only for a reason; activation has a page of its own. */
export type ReasonedAction = Exclude<SubscriptionAction, 'activate'>;

export interface ServiceAct {
  readonly action: ReasonedAction;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly needs: Permission;
  /** The role's refusal: "… may suspend by hand". */
  readonly what: string;
  /** In which states it is what someone most likely came for. */
  readonly likelyIn: readonly Subscription['state'][];
  readonly danger?: boolean;
  readonly title: (service: Subscription) => string;
  readonly customerEffect: string;
  readonly billingEffect: string;
  readonly done: string;
  /** What takes it back. */
  readonly undo?: ReasonedAction;
  readonly wayBack?: string;
}

export const serviceActs: readonly ServiceAct[] = [
  {
    action: 'schedule_install',
    label: 'Schedule install',
    icon: CalendarClock,
    needs: 'subscriptions.write',
    what: 'schedule installations',
    likelyIn: ['draft'],
    title: ({ code }) => `Schedule the installation of ${code}?`,
    customerEffect: 'Waits for a technician. Nothing is on the network yet.',
    billingEffect: 'Begins with the activation.',
    done: 'is pending install.',
  },
  {
    action: 'reconnect',
    label: 'Reconnect',
    icon: PlugZap,
    needs: 'subscriptions.suspend',
    what: 'reconnect by hand',
    likelyIn: ['suspended'],
    title: ({ code, customerName }) => `Reconnect ${code} of ${customerName}?`,
    customerEffect: 'Has service again as soon as the router confirms it.',
    billingEffect: 'Goes on from today; the days without service are not billed.',
    done: 'is active in the books; the router is next.',
    undo: 'suspend',
    wayBack: 'Suspending again takes it back.',
  },
  {
    action: 'resume',
    label: 'Resume',
    icon: CirclePlay,
    needs: 'subscriptions.write',
    what: 'resume services',
    likelyIn: ['paused'],
    title: ({ code, customerName }) => `Resume ${code} of ${customerName}?`,
    customerEffect: 'Has service again as soon as the router confirms it.',
    billingEffect: 'Goes on from today; the pause is not billed.',
    done: 'is active in the books; the router is next.',
    undo: 'pause',
    wayBack: 'Pausing again takes it back.',
  },
  {
    action: 'suspend',
    label: 'Suspend',
    icon: Ban,
    needs: 'subscriptions.suspend',
    what: 'suspend by hand',
    likelyIn: [],
    title: ({ code, customerName }) => `Suspend ${code} of ${customerName}?`,
    customerEffect: 'Loses service; a live session drops.',
    billingEffect: 'Days of suspension are not billed.',
    done: 'is suspended in the books; the router is next.',
    undo: 'reconnect',
    wayBack: 'Reconnecting takes it back.',
  },
  {
    action: 'pause',
    label: 'Pause',
    icon: CirclePause,
    needs: 'subscriptions.write',
    what: 'pause services',
    likelyIn: [],
    title: ({ code, customerName }) => `Pause ${code} at the wish of ${customerName}?`,
    customerEffect: 'Loses service until it is resumed.',
    billingEffect: 'A pause is not billed.',
    done: 'is paused in the books; the router is next.',
    undo: 'resume',
    wayBack: 'Resuming takes it back.',
  },
  {
    action: 'terminate',
    label: 'Terminate',
    icon: PowerOff,
    needs: 'subscriptions.suspend',
    what: 'terminate services',
    likelyIn: [],
    danger: true,
    title: ({ code, customerName }) => `End ${code} of ${customerName} for good?`,
    customerEffect: 'Loses service. MAC, IP and user name are free for others.',
    billingEffect: 'Ends. What is open stays owed.',
    done: 'is terminated.',
  },
];

const calls: Readonly<Record<ReasonedAction, (input: { id: string; reason: string }) => Promise<unknown>>> = {
  schedule_install: (input) => client.core.subscriptions.scheduleInstall(input),
  suspend: (input) => client.core.subscriptions.suspend(input),
  reconnect: (input) => client.core.subscriptions.reconnect(input),
  pause: (input) => client.core.subscriptions.pause(input),
  resume: (input) => client.core.subscriptions.resume(input),
  terminate: (input) => client.core.subscriptions.terminate(input),
};

export const act = (action: ReasonedAction, id: string, reason: string): Promise<unknown> =>
  calls[action]({ id, reason });
