import { api } from '#app/client.ts';
import { addDays, instantAt } from '#kernel/calendar.ts';
import { type ListAddress, periodOf, sortOf } from '../list/list-address.ts';

export type AuditAddress = ListAddress<'model' | 'event' | 'actorId' | 'happened' | 'recordId'>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The days of a period are those of the company's zone. */
export function auditQuery(address: AuditAddress, timeZone: string) {
  const { from, to } = periodOf(address.happened);
  const sort = sortOf(['seq'], address.sort);
  const { q, model, event, actorId, recordId } = address;
  const asked = {
    ...(q === undefined ? {} : { search: q }),
    ...(sort === undefined ? {} : { sort }),
    ...(model === undefined ? {} : { model }),
    ...(event === undefined ? {} : { event }),
    ...(recordId === undefined ? {} : { recordId }),
    ...(actorId !== undefined && uuid.test(actorId) ? { actorId } : {}),
    ...(from === undefined ? {} : { from: instantAt(from, '00:00', timeZone) }),
    ...(to === undefined ? {} : { to: instantAt(addDays(to, 1), '00:00', timeZone) }),
  };
  return api.platform.audit.list.infiniteOptions({
    input: (cursor: string | null) => ({ ...asked, cursor }),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
  });
}
