import type { Menu } from '../schema/menu.ts';
import { dhcpMenus } from './dhcp.ts';
import { firewallMenus } from './firewall.ts';
import { hotspotMenus } from './hotspot.ts';
import { hotspotSessionMenus } from './hotspot-sessions.ts';
import { networkMenus } from './network.ts';
import { pppMenus } from './ppp.ts';
import { queueMenus } from './queue.ts';
import { systemMenus } from './system.ts';
import { walledGardenMenus } from './walled-garden.ts';

/** Every menu of the virtual router. */
export const allMenus: readonly Menu[] = [
  ...networkMenus,
  ...dhcpMenus,
  ...queueMenus,
  ...pppMenus,
  ...firewallMenus,
  ...hotspotMenus,
  ...hotspotSessionMenus,
  ...walledGardenMenus,
  ...systemMenus,
];
