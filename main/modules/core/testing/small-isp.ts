import type { Id } from '#kernel/ids.ts';
import type { CoreClient } from './core-client.ts';

export interface SmallIsp {
  readonly sectorId: Id;
  readonly deviceId: Id;
  readonly planId: Id;
  readonly customerId: Id;
}

export const position = { lat: 6.5244, lng: 3.3792 };

export const router = (name: string) => ({
  name,
  sectorId: null,
  host: `${name.replaceAll(' ', '-')}.isp.example`,
  apiUser: 'lastmile',
  password: 'router secret',
});

export const plan = (name: string) => ({
  name,
  downloadKbps: 20_000,
  uploadKbps: 5_000,
  taxBasisPoints: 750,
  authMethods: ['dhcp' as const, 'pppoe' as const, 'static' as const],
  routerosProfile: name.toLowerCase().replaceAll(' ', '-'),
  priceMinor: 2_500n,
});

/** One sector, one router, one plan, one customer. */
export async function smallIsp(core: CoreClient): Promise<SmallIsp> {
  const sector = await core.sectors.create({
    name: 'Hill tower',
    code: 'HILL',
    kind: 'tower',
    parentId: null,
    position,
  });
  const device = await core.devices.create(router('hill-1'));
  const { id: planId } = await core.plans.create(plan('Home 20'));
  const customer = await core.customers.create({ name: 'Jane Okoro', phone: '+234 803 555 0147' });
  return { sectorId: sector.id, deviceId: device.id, planId, customerId: customer.id };
}

let lastOctets = 0;

/** A MAC that no other test service has. */
export const nextMac = (): string => {
  lastOctets += 1;
  const hex = lastOctets.toString(16).padStart(6, '0').toUpperCase();
  return `64:D1:54:${hex.match(/../g)?.join(':') ?? ''}`;
};

export const service = ({ sectorId, deviceId, planId, customerId }: SmallIsp) => ({
  customerId,
  planId,
  sectorId,
  deviceId,
  anchorDay: 1,
});

export const why = 'as the test wants';

/** A DHCP service that runs. */
export async function activeService(core: CoreClient, isp: SmallIsp): Promise<Id> {
  const { id } = await core.subscriptions.create({ ...service(isp), mac: nextMac() });
  await core.subscriptions.activate({ id, position, reason: why });
  return id;
}
