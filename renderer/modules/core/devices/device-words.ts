import type { Device } from '#contract/core.ts';

export const deviceKindWords: Readonly<Record<Device['kind'], string>> = {
  mikrotik: 'MikroTik router',
  switch: 'Switch',
  ap: 'Access point',
  radio: 'Radio',
  olt: 'OLT',
};

export const deviceKinds: readonly Device['kind'][] = ['mikrotik', 'switch', 'ap', 'radio', 'olt'];

export const securityWords: Readonly<Record<Device['security'], string>> = {
  plain: 'Plain API',
  tls: 'API over TLS',
};

export const suspendModeWords: Readonly<Record<Device['pppoeSuspendMode'], string>> = {
  soft: 'Soft: the isp-suspended profile',
  hard: 'Hard: the secret is disabled',
};
