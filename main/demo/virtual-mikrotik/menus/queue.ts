import {
  count,
  counter,
  flag,
  name,
  paired,
  rate,
  ratePair,
  readOnly,
  reference,
  required,
  runtime,
  targets,
  text,
} from '../schema/fields.ts';
import { type Menu, tableMenu, type UniqueRule } from '../schema/menu.ts';

const uniqueName: UniqueRule = { key: (row) => row.get('name'), message: 'already have such name' };
const state = {
  dynamic: readOnly(flag('false')),
  invalid: readOnly(flag('false')),
  disabled: flag('false'),
  comment: text(),
};

const simple = tableMenu(
  '/queue/simple',
  {
    name: name(),
    target: targets(),
    dst: text(),
    parent: reference('/queue/simple', { preset: 'none', also: ['none'] }),
    'packet-marks': text(''),
    priority: paired('priority', '8/8'),
    queue: paired('text', 'default-small/default-small'),
    'limit-at': ratePair(),
    'max-limit': ratePair(),
    'burst-limit': ratePair(),
    'burst-threshold': ratePair(),
    'burst-time': paired('duration', '0s/0s'),
    'bucket-size': paired('text', '0.1/0.1'),
    time: text(),
    'total-queue': text('default-small'),
    bytes: counter('0/0', ({ uploadBytes, downloadBytes }) => `${uploadBytes}/${downloadBytes}`),
    packets: runtime(text('0/0')),
    dropped: runtime(text('0/0')),
    rate: counter('0/0', ({ uploadBps, downloadBps }) => `${uploadBps}/${downloadBps}`),
    'packet-rate': runtime(text('0/0')),
    'queued-packets': runtime(text('0/0')),
    'queued-bytes': runtime(text('0/0')),
    'total-bytes': runtime(text('0')),
    'total-packets': runtime(text('0')),
    ...state,
  },
  {
    verbs: ['add', 'set', 'remove', 'unset', 'move'],
    unique: [uniqueName],
    autoName: 'queue',
    dynamicRows: { noun: 'queue', removable: false },
  },
);

const tree = tableMenu(
  '/queue/tree',
  {
    name: name(),
    parent: required(reference('/queue/tree', { also: ['global'] })),
    'packet-mark': text(''),
    'limit-at': rate('0'),
    queue: text('default-small'),
    priority: count(1, 8, '8'),
    'max-limit': rate('0'),
    'burst-limit': rate('0'),
    'burst-threshold': rate('0'),
    'burst-time': text('0s'),
    'bucket-size': text('0.1'),
    bytes: runtime(text('0')),
    packets: runtime(text('0')),
    dropped: runtime(text('0')),
    rate: runtime(text('0')),
    ...state,
  },
  { unique: [uniqueName], autoName: 'queue' },
);

export const queueMenus: readonly Menu[] = [simple, tree];
