import { type Permission, rolesWith } from '#contract/permissions.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Why a role may not, and who may: "Only admin, noc and billing may suspend by hand." */
export const onlyFor = (permission: Permission, what: string): string =>
  `Only ${list.format(rolesWith(permission))} may ${what}.`;
