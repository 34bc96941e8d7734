import { formatDuration } from '../schema/duration.ts';
import { address, date, flag, live, name, text } from '../schema/fields.ts';
import { type Menu, singletonMenu, tableMenu } from '../schema/menu.ts';
import { formatDay, formatTime } from '../schema/time-fields.ts';

const resource = singletonMenu('/system/resource', {
  uptime: live(({ now, bootedAt }) => formatDuration((now - bootedAt) / 1_000)),
  version: text(),
  'build-time': date(),
  'factory-software': text(),
  'free-memory': text(),
  'total-memory': text(),
  cpu: text(),
  'cpu-count': text(),
  'cpu-frequency': text(),
  'cpu-load': text(),
  'free-hdd-space': text(),
  'total-hdd-space': text(),
  'architecture-name': text(),
  'board-name': text(),
  platform: text(),
});

const identity = singletonMenu('/system/identity', { name: name() }, ['set']);

const clock = singletonMenu(
  '/system/clock',
  {
    time: live(({ now }) => formatTime(now)),
    date: live(({ now, isoDates }) => formatDay(now, isoDates)),
    'time-zone-autodetect': flag(),
    'time-zone-name': text(),
    'gmt-offset': live(() => '+00:00'),
    'dst-active': live(() => 'false'),
  },
  ['set'],
);

const activeUser = tableMenu(
  '/user/active',
  { when: date(), name: name(), address: address(), via: text('api'), group: text(), radius: flag('false') },
  { verbs: [], volatile: true },
);

const user = tableMenu(
  '/user',
  { name: name(), group: text(), address: text(''), expired: flag('false'), disabled: flag('false'), comment: text() },
  { verbs: [], unique: [{ key: (row) => row.get('name'), message: 'user with the same name already exists' }] },
);

const userGroup = tableMenu(
  '/user/group',
  { name: name(), policy: text(), skin: text('default'), comment: text() },
  { verbs: [], unique: [{ key: (row) => row.get('name'), message: 'group with the same name already exists' }] },
);

export const systemMenus: readonly Menu[] = [resource, identity, clock, activeUser, user, userGroup];
