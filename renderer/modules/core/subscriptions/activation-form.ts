import type { Activation, Subscription } from '#contract/core.ts';
import type { FormOptions } from '#ui/Form.tsx';
import type { Coordinates } from '#ui/parse/coordinates.ts';

export interface ActivationValues {
  position: Coordinates | null;
  deviceId: string | null;
  mac: string | null;
  ip: string | null;
  reason: string;
}

export const activationValues = ({ position, deviceId, mac, ip }: Subscription): ActivationValues => ({
  position,
  deviceId,
  mac,
  ip,
  reason: 'Installed and tested',
});

export const activationRules = ({
  authMethod,
  dhcpMode,
}: Subscription): NonNullable<FormOptions<ActivationValues>['validate']> => ({
  position: (position) =>
    position === null ? 'GPS is required to activate. Take the position at the installation.' : undefined,
  deviceId: (deviceId) => (deviceId === null ? 'Choose the router that serves this customer.' : undefined),
  mac: (mac) =>
    mac === null && authMethod === 'dhcp' ? 'The router knows the customer by the MAC: it is required.' : undefined,
  ip: (ip) =>
    ip === null && (authMethod === 'static' || (authMethod === 'dhcp' && dhcpMode === 'static'))
      ? 'The fixed address is required.'
      : undefined,
  reason: (reason) => (reason.trim().length < 3 ? 'Say in a few words what was done.' : undefined),
});

const same = (a: Coordinates | null, b: Coordinates | null): boolean => a?.lat === b?.lat && a?.lng === b?.lng;

/** Names only what differs from the books. */
export function activationOf(service: Subscription, values: ActivationValues): Activation {
  const { position, deviceId, mac, ip, reason } = values;
  return {
    id: service.id,
    reason: reason.trim(),
    ...(position !== null && !same(position, service.position) ? { position } : {}),
    ...(deviceId !== null && deviceId !== service.deviceId ? { deviceId } : {}),
    ...(mac !== null && mac !== service.mac ? { mac } : {}),
    ...(ip !== null && ip !== service.ip ? { ip } : {}),
  };
}
