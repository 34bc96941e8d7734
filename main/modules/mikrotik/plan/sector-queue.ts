import { sectorMarker, sectorQueueName } from './markers.ts';
import { bits } from './rates.ts';
import type { Sector } from './service.ts';
import type { DesiredRow } from './wish.ts';

/**
 * The queue that holds a sector's services together: none of them gets more than what leads there, and where it is full the
 * plans' priorities and guaranteed shares decide. Null where the sector has no capacity on the books.
 * https://help.mikrotik.com/docs/spaces/ROS/pages/328088/Queues
 */
export function sectorQueue({ id, code, name, capacity }: Sector): DesiredRow | null {
  if (capacity === null) return null;
  const marker = sectorMarker(id);
  return {
    path: '/queue/simple',
    marker,
    fields: {
      name: sectorQueueName(code),
      target: capacity.target,
      'max-limit': bits(capacity.uploadKbps, capacity.downloadKbps),
      disabled: 'no',
      comment: marker,
    },
    reason: `The sector ${name} shares what leads to it.`,
  };
}
