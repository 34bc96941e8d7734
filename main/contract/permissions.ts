/**
 * The one table of permissions. The server asks it at every door before the input is parsed; screens read it only to hide
 * what would be refused. Source: product.md, "Who uses it".
 */
export const staffRoles = ['admin', 'noc', 'billing', 'support', 'technician', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Customers and routers have their own doors (portal, hooks) and no permission at the console's. */
export type Role = StaffRole | 'customer' | 'router';

export const permissionTable = {
  'customers.read': ['admin', 'noc', 'billing', 'support', 'technician', 'auditor'],
  'customers.write': ['admin', 'noc', 'billing', 'support'],
  'subscriptions.write': ['admin', 'noc', 'support'],
  'subscriptions.install': ['admin', 'noc', 'support', 'technician'],
  'subscriptions.suspend': ['admin', 'noc', 'billing'],
  'subscriptions.exempt': ['admin', 'billing'],
  'plans.read': ['admin', 'noc', 'billing', 'support', 'technician', 'auditor'],
  'plans.write': ['admin', 'billing'],
  'network.read': ['admin', 'noc', 'support', 'technician', 'auditor'],
  'network.write': ['admin', 'noc'],
  'network.takeover': ['admin', 'noc'],
  'changes.approve': ['admin', 'noc'],
  'secrets.pppoe': ['admin', 'noc'],
  'money.read': ['admin', 'billing', 'auditor'],
  'money.balances': ['admin', 'noc', 'billing', 'support', 'auditor'],
  'money.write': ['admin', 'billing'],
  'runs.start': ['admin', 'billing'],
  'audit.read': ['admin', 'auditor'],
  'settings.read': ['admin', 'noc', 'billing', 'auditor'],
  'settings.write': ['admin'],
  'staff.manage': ['admin'],
  'jobs.read': ['admin', 'noc', 'auditor'],
  'jobs.write': ['admin', 'noc'],
  'events.deliver': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof permissionTable;

export const permissions = Object.keys(permissionTable) as readonly Permission[];

export const may = (role: Role, permission: Permission): boolean => {
  const allowed: readonly Role[] = permissionTable[permission];
  return allowed.includes(role);
};

export const permissionsOf = (role: Role): Permission[] => permissions.filter((permission) => may(role, permission));

export const rolesWith = (permission: Permission): readonly StaffRole[] => permissionTable[permission];
