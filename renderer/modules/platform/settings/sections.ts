import type { Permission } from '#contract/permissions.ts';

interface SettingsSection {
  readonly id: 'rules' | 'staff' | 'tokens' | 'security' | 'jobs' | 'events' | 'password' | 'about';
  readonly label: string;
  /** Nothing: anyone who is signed in. */
  readonly needs?: Permission;
}

export type SectionId = SettingsSection['id'];

export const settingsSections: readonly SettingsSection[] = [
  { id: 'rules', label: 'Rules', needs: 'settings.read' },
  { id: 'staff', label: 'Staff', needs: 'staff.manage' },
  { id: 'tokens', label: 'API tokens', needs: 'staff.manage' },
  { id: 'security', label: 'Security', needs: 'settings.read' },
  { id: 'jobs', label: 'Background jobs', needs: 'jobs.read' },
  { id: 'events', label: 'Undelivered events', needs: 'jobs.read' },
  { id: 'password', label: 'My password' },
  { id: 'about', label: 'About' },
];
