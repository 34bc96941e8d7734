import type { RouterTables } from '../tables/router-tables.ts';
import { AddressPools } from './address-pools.ts';
import { ClientEffects } from './client-effects.ts';
import { DhcpLeases } from './dhcp-leases.ts';
import { flowOf } from './flow.ts';
import { HotspotSessions } from './hotspot-sessions.ts';
import { OwnedRows } from './owned-rows.ts';
import { portFlow } from './port-flow.ts';
import { PppSessions } from './ppp-sessions.ts';
import { TimedEntries } from './timed-entries.ts';

/** What happens around the router's tables without anyone sending a command. */
export interface World {
  readonly ppp: PppSessions;
  readonly hotspot: HotspotSessions;
  readonly leases: DhcpLeases;
  readonly timed: TimedEntries;
}

export function createWorld(tables: RouterTables, hasTraffic: boolean): World {
  const owned = new OwnedRows();
  owned.watch(tables.at('/ppp/active'));
  owned.watch(tables.at('/ip/dhcp-server/lease'));
  owned.watch(tables.at('/ip/hotspot/active'));
  const pools = new AddressPools(tables);
  const effects = new ClientEffects(tables, owned);
  if (hasTraffic) tables.flowOf = (row) => portFlow(row, tables.bootedAt, tables.now()) ?? flowOf(tables, row);
  return {
    ppp: new PppSessions(tables, pools, effects),
    hotspot: new HotspotSessions(tables, effects, owned),
    leases: new DhcpLeases(tables, pools, effects, owned),
    timed: new TimedEntries(tables),
  };
}
