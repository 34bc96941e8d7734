import type { VirtualRouter } from '#demo/virtual-mikrotik/index.ts';

/** A small provider's router as it was set up by hand: nothing on it is ours. */
export function fillByHand(router: VirtualRouter): void {
  router.put('/ppp/profile', { name: 'plan-20M', 'rate-limit': '5M/20M', 'local-address': '10.30.0.1' });
  router.put('/ppp/profile', {
    name: '10 mega',
    'rate-limit': '2M/10M 4M/20M 1600k/8M 8/8',
    'local-address': '10.30.0.1',
  });
  const secret = (name: string, fields: Record<string, string>) =>
    router.put('/ppp/secret', { name, password: `pw of ${name}`, service: 'pppoe', ...fields });
  secret('jane.okoro', { profile: 'plan-20M', comment: 'Jane Okoro', 'remote-address': '10.30.0.11' });
  secret('ada', { profile: 'plan-20M', comment: 'Ada Obi +234 803 555 0199', 'remote-address': '10.30.0.12' });
  secret('bob', { profile: '10 mega', comment: 'Bob Ade', service: 'any', 'remote-address': '10.30.0.13' });
  secret('old', { profile: '10 mega', comment: 'Old One', disabled: 'yes' });
  secret('vpn', { service: 'l2tp' });
  router.put('/ip/dhcp-server/lease', {
    'mac-address': '64:D1:54:00:AA:01',
    address: '10.20.0.31',
    server: 'lan',
    comment: 'Kiosk corner',
  });
  router.put('/queue/simple', {
    name: 'kiosk',
    target: '10.20.0.31/32',
    'max-limit': '5M/20M',
    comment: 'Kiosk corner',
  });
  router.put('/queue/simple', {
    name: 'Bob office',
    target: '10.20.0.40/32',
    'max-limit': '5M/20M',
    comment: 'Bob Ade',
  });
  router.put('/queue/simple', { name: 'all', target: '10.20.0.0/16', 'max-limit': '100M/100M' });
  router.put('/ip/firewall/address-list', { list: 'morosos', address: '10.20.0.40', comment: 'since May' });
  router.put('/ip/hotspot/user/profile', { name: 'cafe', 'rate-limit': '2M/4M' });
  router.put('/ip/hotspot/user', { name: 'room12', password: 'room', profile: 'cafe', comment: 'Room 12' });
}

/** What a person's device does: it must go on as if nothing had happened. */
export function goOnline(router: VirtualRouter): void {
  for (const user of ['jane.okoro', 'ada', 'bob']) router.dialPpp(user);
  router.bindLease({ mac: '64:D1:54:00:AA:01', address: '10.20.0.31', server: 'lan' });
}
