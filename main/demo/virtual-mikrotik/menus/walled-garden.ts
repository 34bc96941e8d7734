import { choice, flag, listedAddress, readOnly, reference, runtime, text } from '../schema/fields.ts';
import { type Menu, tableMenu } from '../schema/menu.ts';

const wallMatchers = {
  server: reference('/ip/hotspot', { none: 'all' }),
  'src-address': listedAddress(),
  'dst-address': listedAddress(),
  'dst-host': text(),
  'dst-port': text(),
};

const walledGarden = tableMenu(
  '/ip/hotspot/walled-garden',
  {
    action: choice(['allow', 'deny'], 'allow'),
    ...wallMatchers,
    method: text(),
    path: text(),
    hits: runtime(text('0')),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  { verbs: ['add', 'set', 'remove', 'unset', 'move'] },
);

const walledGardenIp = tableMenu(
  '/ip/hotspot/walled-garden/ip',
  {
    action: choice(['accept', 'drop', 'reject'], 'accept'),
    ...wallMatchers,
    protocol: text(),
    'src-address-list': text(),
    'dst-address-list': text(),
    invalid: readOnly(flag('false')),
    dynamic: readOnly(flag('false')),
    disabled: flag('false'),
    comment: text(),
  },
  { verbs: ['add', 'set', 'remove', 'unset', 'move'] },
);

/** What a hotspot's guests reach before they sign in. */
export const walledGardenMenus: readonly Menu[] = [walledGarden, walledGardenIp];
