import type { Id } from '#kernel/ids.ts';
import type { WriteContext } from '#platform/write.ts';

/** Services that only the router's own rules keep from the net: their address stands in the list. Others cannot sign in. */
export async function countSuspended({ db }: WriteContext['store'], deviceId?: Id): Promise<Map<Id, number>> {
  const rows = await db
    .selectFrom('subscription')
    .innerJoin('device', 'device.id', 'subscription.deviceId')
    .select((eb) => ['subscription.deviceId', eb.fn.countAll<number>().as('count')])
    .where('subscription.state', 'in', ['suspended', 'paused'])
    .where((eb) =>
      eb.or([
        eb('subscription.authMethod', 'in', ['dhcp', 'static']),
        eb.and([eb('subscription.authMethod', '=', 'pppoe'), eb('device.pppoeSuspendMode', '=', 'soft')]),
      ]),
    )
    .$if(deviceId !== undefined, (query) => query.where('subscription.deviceId', '=', deviceId ?? ''))
    .groupBy('subscription.deviceId')
    .execute();
  return new Map(rows.flatMap(({ deviceId: id, count }) => (id === null ? [] : [[id, Number(count)] as const])));
}
