import { dhcpDynamicWish, dhcpStaticWish, staticWish } from './address-wishes.ts';
import { hotspotWish } from './hotspot-wish.ts';
import { pppoeWish } from './pppoe-wish.ts';
import { type RouterSettings, type Service, wantedService } from './service.ts';
import { nothing, type Wanting, type Wish } from './wish.ts';

function wishOf(wanting: Wanting): Wish {
  const { service } = wanting;
  switch (service.authMethod) {
    case 'pppoe':
      return pppoeWish(wanting);
    case 'static':
      return staticWish(wanting);
    case 'dhcp':
      return service.dhcpMode === 'static' ? dhcpStaticWish(wanting) : dhcpDynamicWish(wanting);
    case 'hotspot':
      return hotspotWish(wanting);
  }
}

/**
 * The rows that the books want on a router for a service (routeros.md, part 3). `address` is what was observed of a DHCP
 * client; `reason` stands on each row.
 */
export function desiredRows(
  service: Service,
  router: RouterSettings,
  { address, reason }: Pick<Wanting, 'address' | 'reason'>,
): Wish {
  const wanted = wantedService(service, router);
  if (wanted === 'absent') return nothing(service);
  return wishOf({ service, router, address, reason, suspended: wanted === 'suspended' });
}
