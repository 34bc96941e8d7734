import {
  type Device,
  type DeviceChange,
  type DeviceSecurity,
  type DeviceTransport,
  type NewDevice,
  usualPorts,
} from '#contract/core.ts';
import type { FormOptions } from '#ui/Form.tsx';

export interface DeviceValues extends Omit<NewDevice, 'port' | 'security' | 'tlsFingerprint' | 'pppoePool'> {
  security: DeviceSecurity;
  port: number | null;
  tlsFingerprint: string;
  pppoePool: string;
}

export const usualPort = ({ transport, security }: { transport: DeviceTransport; security: DeviceSecurity }): number =>
  usualPorts[transport][security];

export const emptyDevice: DeviceValues = {
  name: '',
  kind: 'mikrotik',
  sectorId: null,
  host: '',
  port: usualPorts.api.plain,
  transport: 'api',
  security: 'plain',
  tlsFingerprint: '',
  apiUser: 'lastmile',
  password: '',
  encoding: 'utf8',
  pppoeSuspendMode: 'soft',
  pppoeLocalAddress: null,
  pppoePool: '',
  dhcpServer: 'all',
  readBackMinutes: null,
  healthCheck: 'ping',
  notes: '',
};

export const valuesOfDevice = (device: Device): DeviceValues => ({
  name: device.name,
  kind: device.kind,
  sectorId: device.sectorId,
  host: device.host,
  port: device.port,
  transport: device.transport,
  security: device.security,
  tlsFingerprint: device.tlsFingerprint ?? '',
  apiUser: device.apiUser,
  password: '',
  encoding: device.encoding,
  pppoeSuspendMode: device.pppoeSuspendMode,
  pppoeLocalAddress: device.pppoeLocalAddress,
  pppoePool: device.pppoePool ?? '',
  dhcpServer: device.dhcpServer,
  readBackMinutes: device.readBackMinutes,
  healthCheck: device.healthCheck,
  notes: device.notes,
});

const needed = (sentence: string) => (text: string) => (text.trim() === '' ? sentence : undefined);

export const deviceRules: NonNullable<FormOptions<DeviceValues>['validate']> = {
  name: needed('A name is required.'),
  host: (host) =>
    /^[A-Za-z0-9]([A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?$/.test(host.trim())
      ? undefined
      : 'An address such as 10.0.0.1 or router.example.org.',
  port: (port) => (port === null ? 'A port from 1 to 65535.' : undefined),
  apiUser: needed('The API user’s name.'),
  dhcpServer: needed('The DHCP server’s name, or “all”.'),
  tlsFingerprint: (fingerprint, { security }) =>
    security === 'tls' && fingerprint.trim() === ''
      ? 'Read the certificate’s fingerprint from the device and confirm it.'
      : undefined,
};

export const newDeviceOf = (values: DeviceValues): NewDevice => ({
  ...values,
  port: values.port ?? usualPort(values),
  tlsFingerprint: textOrNone(values.tlsFingerprint),
  pppoePool: textOrNone(values.pppoePool),
});

/** The password is changed only when one was typed. */
export function deviceChangeOf(id: string, changed: Partial<DeviceValues>): DeviceChange {
  const { port, tlsFingerprint, pppoePool, password, ...rest } = changed;
  return {
    id,
    ...rest,
    ...(port == null ? {} : { port }),
    ...(tlsFingerprint === undefined ? {} : { tlsFingerprint: textOrNone(tlsFingerprint) }),
    ...(pppoePool === undefined ? {} : { pppoePool: textOrNone(pppoePool) }),
    ...(password ? { password } : {}),
  };
}

const textOrNone = (text: string): string | null => (text.trim() === '' ? null : text.trim());
