/** Policies of a user group; https://help.mikrotik.com/docs/spaces/ROS/pages/8978504/User */
const policies = [
  'local',
  'telnet',
  'ssh',
  'ftp',
  'reboot',
  'read',
  'write',
  'policy',
  'test',
  'winbox',
  'password',
  'web',
  'sniff',
  'sensitive',
  'api',
  'romon',
  'rest-api',
] as const;

export type Policy = (typeof policies)[number];

const allBut = (...lacking: Policy[]): Policy[] => policies.filter((policy) => !lacking.includes(policy));

/** Groups by what their users lack: `write` is shown no passwords, `no-rest` has the API alone. */
const groups = {
  full: allBut(),
  write: allBut('ftp', 'policy', 'sensitive'),
  read: allBut('ftp', 'write', 'policy', 'sensitive'),
  'no-read': allBut('read'),
  'no-api': allBut('api', 'rest-api'),
  'no-rest': allBut('rest-api'),
} as const satisfies Record<string, readonly Policy[]>;

export type UserPolicy = keyof typeof groups;

export const policiesOf = (group: UserPolicy): ReadonlySet<Policy> => new Set<Policy>(groups[group]);

/** As `/user/group` prints a group: what it has, then what it lacks. */
export function spelledPolicies(group: UserPolicy): string {
  const has = policiesOf(group);
  const lacking = policies.filter((policy) => !has.has(policy)).map((policy) => `!${policy}`);
  return [...has, ...lacking].join(',');
}

export const userGroups = Object.keys(groups) as readonly UserPolicy[];
