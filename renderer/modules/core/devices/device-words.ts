import type { Device, DeviceSecurity, DeviceTransport } from '#contract/core.ts';

export const deviceKindWords: Readonly<Record<Device['kind'], string>> = {
  mikrotik: 'MikroTik router',
  switch: 'Switch',
  ap: 'Access point',
  radio: 'Radio',
  olt: 'OLT',
};

export const deviceKinds: readonly Device['kind'][] = ['mikrotik', 'switch', 'ap', 'radio', 'olt'];

export interface ConnectionWay {
  readonly id: string;
  readonly transport: DeviceTransport;
  readonly security: DeviceSecurity;
  readonly label: string;
  /** What runs on the router for it. */
  readonly note: string;
}

const plainApi: ConnectionWay = { id: 'api', transport: 'api', security: 'plain', label: 'Plain API', note: 'api' };

/** The ways to speak to a router, as one choice. */
export const connectionWays: readonly ConnectionWay[] = [
  plainApi,
  { id: 'api-ssl', transport: 'api', security: 'tls', label: 'API over TLS', note: 'api-ssl' },
  { id: 'www-ssl', transport: 'rest', security: 'tls', label: 'REST over HTTPS', note: 'www-ssl, RouterOS 7.1' },
  { id: 'www', transport: 'rest', security: 'plain', label: 'REST over plain HTTP', note: 'www, RouterOS 7.9' },
];

export const wayOf = (device: { transport: DeviceTransport; security: DeviceSecurity }): ConnectionWay =>
  connectionWays.find((way) => way.transport === device.transport && way.security === device.security) ?? plainApi;

export const suspendModeWords: Readonly<Record<Device['pppoeSuspendMode'], string>> = {
  soft: 'Soft: the isp-suspended profile',
  hard: 'Hard: the secret is disabled',
};

export const healthCheckWords: Readonly<Record<Device['healthCheck'], string>> = {
  ping: 'Ping',
  tcp: 'Connect to a TCP port',
  none: 'Not checked',
};

export const healthChecks: readonly Device['healthCheck'][] = ['ping', 'tcp', 'none'];
