import { api } from '#app/client.ts';
import { pagesOf } from '#app/keyset-list.ts';
import { idOf, periodOf, sortOf, textOf } from '#app/list/list-address.ts';
import { addDays, instantAt } from '#kernel/calendar.ts';
import type { ListView } from '#ui/saved-views.ts';

/** The days of a period are those of the company's zone. */
export function auditQuery(view: ListView, timeZone: string) {
  const { from, to } = periodOf(view, 'happened');
  const asked = {
    search: view.search,
    sort: sortOf(view, ['seq']),
    model: textOf(view, 'model'),
    event: textOf(view, 'event'),
    recordId: textOf(view, 'recordId'),
    actorId: idOf(view, 'actorId'),
    ...(from === undefined ? {} : { from: instantAt(from, '00:00', timeZone) }),
    ...(to === undefined ? {} : { to: instantAt(addDays(to, 1), '00:00', timeZone) }),
  };
  return api.platform.audit.list.infiniteOptions(pagesOf(asked));
}
