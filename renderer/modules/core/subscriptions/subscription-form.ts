import type { AuthMethod, NewSubscription, Plan, Subscription, SubscriptionChange } from '#contract/core.ts';
import type { FormOptions } from '#ui/Form.tsx';
import type { Coordinates } from '#ui/parse/coordinates.ts';
import { authWords } from '../show/words.ts';

/** The form of a service as it stands on the screen; what is not chosen yet is null. */
export interface ServiceValues {
  customerId: string | null;
  planId: string | null;
  sectorId: string | null;
  deviceId: string | null;
  authMethod: AuthMethod;
  dhcpMode: 'dynamic' | 'static';
  mac: string | null;
  ip: string | null;
  pppoeUser: string;
  /** Empty: made by the office for a new service, kept as it is for another. */
  pppoePassword: string;
  address: string;
  position: Coordinates | null;
  anchorDay: number | null;
  notes: string;
}

export const emptyService = (customerId: string | null, address: string, anchorDay: number): ServiceValues => ({
  customerId,
  planId: null,
  sectorId: null,
  deviceId: null,
  authMethod: 'dhcp',
  dhcpMode: 'dynamic',
  mac: null,
  ip: null,
  pppoeUser: '',
  pppoePassword: '',
  address,
  position: null,
  anchorDay,
  notes: '',
});

export const valuesOfService = (service: Subscription): ServiceValues => ({
  customerId: service.customerId,
  planId: service.planId,
  sectorId: service.sectorId,
  deviceId: service.deviceId,
  authMethod: service.authMethod,
  dhcpMode: service.dhcpMode,
  mac: service.mac,
  ip: service.ip,
  pppoeUser: service.pppoeUser ?? '',
  pppoePassword: '',
  address: service.address,
  position: service.position,
  anchorDay: service.anchorDay,
  notes: service.notes,
});

const chosen = (sentence: string) => (value: string | null) => (value === null ? sentence : undefined);

/** What each way of connecting needs; the office asks the same (ready-to-run.ts). */
export const serviceRules = (plans: readonly Plan[]): NonNullable<FormOptions<ServiceValues>['validate']> => ({
  customerId: chosen('Choose whose service it is.'),
  planId: chosen('Choose a plan.'),
  sectorId: chosen('Choose the sector that serves the place.'),
  authMethod: (method, { planId }) => {
    const plan = plans.find(({ id }) => id === planId);
    if (plan === undefined || plan.authMethods.includes(method)) return undefined;
    return `${plan.name} is not sold for ${authWords[method]}.`;
  },
  mac: (mac, { authMethod, dhcpMode }) =>
    mac === null && authMethod === 'dhcp' && dhcpMode === 'static'
      ? 'A static lease needs the MAC address.'
      : undefined,
  ip: (ip, { authMethod, dhcpMode }) => {
    if (ip !== null) return undefined;
    if (authMethod === 'static') return 'A static address needs the IP.';
    return authMethod === 'dhcp' && dhcpMode === 'static' ? 'A static lease needs the IP.' : undefined;
  },
  pppoeUser: (user) =>
    user === '' || /^[A-Za-z0-9][A-Za-z0-9._@-]{1,62}$/.test(user)
      ? undefined
      : 'Letters, digits and . _ @ - only; 2 to 63 characters.',
  pppoePassword: (password) => (password === '' || password.length >= 6 ? undefined : 'At least 6 characters.'),
  anchorDay: (day) => (day === null ? 'A day from 1 to 31.' : undefined),
});

/** What the office is asked to add. @throws when a rule above let something required pass. */
export function newServiceOf(values: ServiceValues): NewSubscription {
  const { customerId, planId, sectorId, anchorDay, pppoeUser, pppoePassword, ...rest } = values;
  if (customerId === null || planId === null || sectorId === null || anchorDay === null) {
    throw new Error('The form was sent without what its rules require');
  }
  return {
    ...rest,
    customerId,
    planId,
    sectorId,
    anchorDay,
    pppoeUser: pppoeUser === '' ? null : pppoeUser,
    pppoePassword: pppoePassword === '' ? null : pppoePassword,
  };
}

/** The change to ask for: only what was changed here. */
export function serviceChangeOf(id: string, changed: Partial<ServiceValues>): SubscriptionChange {
  const { customerId: _, planId, sectorId, anchorDay, pppoeUser, pppoePassword, ...rest } = changed;
  return {
    id,
    ...rest,
    ...(planId == null ? {} : { planId }),
    ...(sectorId == null ? {} : { sectorId }),
    ...(anchorDay == null ? {} : { anchorDay }),
    ...(pppoeUser === undefined ? {} : { pppoeUser: pppoeUser === '' ? null : pppoeUser }),
    ...(pppoePassword ? { pppoePassword } : {}),
  };
}
