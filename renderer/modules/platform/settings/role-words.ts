import { type StaffRole, staffRoles } from '#contract/permissions.ts';

export const roleWords: Readonly<Record<StaffRole, { word: string; may: string }>> = {
  admin: { word: 'Admin', may: 'everything; staff, settings' },
  noc: { word: 'NOC', may: 'routers, changes, PPPoE passwords' },
  billing: { word: 'Billing', may: 'invoices, payments, prices' },
  support: { word: 'Support', may: 'customers; reads balances' },
  technician: { word: 'Technician', may: 'installs; sees only paid or owes' },
  auditor: { word: 'Auditor', may: 'reads everything, changes nothing' },
};

export const roleChoices = staffRoles.map((role) => ({
  value: role,
  label: roleWords[role].word,
  note: roleWords[role].may,
}));

export const roleOf = (text: string | null): StaffRole | undefined => staffRoles.find((role) => role === text);
