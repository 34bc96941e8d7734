import { dhcpServer, gatewayOf, pppoePool, type RunningRouter, routerUser } from './demo-routers.ts';
import type { Client } from './office-staff.ts';
import { plans, sectors, taxBasisPoints } from './places.ts';

/** Ids by the names of places.ts. */
export interface OfficeIds {
  readonly sectors: ReadonlyMap<string, string>;
  readonly devices: ReadonlyMap<string, string>;
  readonly plans: ReadonlyMap<string, string>;
}

/** Sectors, routers and plans of the provider's first day. */
export async function furnishOffice(client: Client, routers: readonly RunningRouter[]): Promise<OfficeIds> {
  const made = {
    sectors: new Map<string, string>(),
    devices: new Map<string, string>(),
    plans: new Map<string, string>(),
  };
  for (const { name, code, kind, lat, lng } of sectors) {
    const { id } = await client.core.sectors.create({ name, code, kind, parentId: null, position: { lat, lng } });
    made.sectors.set(name, id);
  }
  for (const { place, port } of routers) {
    const sector = sectors.find(({ router }) => router === place.name);
    const { id } = await client.core.devices.create({
      name: place.name,
      host: place.host,
      port,
      sectorId: (sector && made.sectors.get(sector.name)) ?? null,
      apiUser: routerUser.name,
      password: routerUser.password,
      dhcpServer,
      pppoeLocalAddress: gatewayOf(place),
      pppoePool,
    });
    await client.core.devices.setStage({ id, stage: 'live', reason: 'the demo’s virtual router' });
    made.devices.set(place.name, id);
    await prepare(client, id);
  }
  for (const plan of plans) {
    const { id } = await client.core.plans.create({
      name: plan.name,
      downloadKbps: plan.downloadKbps,
      uploadKbps: plan.uploadKbps,
      burst: plan.burst
        ? { downloadKbps: plan.downloadKbps * 2, uploadKbps: plan.uploadKbps * 2, thresholdPercent: 75, seconds: 12 }
        : null,
      taxBasisPoints,
      authMethods: ['pppoe', 'dhcp', 'static'],
      routerosProfile: plan.profile,
      priceMinor: plan.priceMinor,
    });
    made.plans.set(plan.name, id);
  }
  return made;
}

/** Looks at the router and has its rows written, as whoever adds one does. */
async function prepare({ mikrotik }: Client, id: string): Promise<void> {
  const { check } = await mikrotik.preparation.check({ id });
  if (check !== null) await mikrotik.preparation.approve({ id, planHash: check.planHash });
}
