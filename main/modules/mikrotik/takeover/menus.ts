/** What is read of a router to take it over: the fields of each menu that say whose a row is and what it gives. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const takeoverMenus = {
  '/ppp/secret': words('name service caller-id password profile local-address remote-address disabled comment'),
  '/ppp/profile': words('name local-address remote-address rate-limit only-one address-list'),
  '/ppp/active': words('name service caller-id address uptime'),
  '/ip/hotspot/user': words('name password profile server mac-address address dynamic disabled comment'),
  '/ip/hotspot/user/profile': words('name rate-limit shared-users address-list'),
  '/ip/hotspot/active': words('user address mac-address uptime'),
  '/ip/dhcp-server/lease': words(`mac-address address server rate-limit address-lists status active-address host-name
    dynamic disabled comment`),
  '/queue/simple': words(`name target max-limit burst-limit burst-threshold burst-time limit-at parent dynamic disabled
    comment`),
  '/ip/firewall/address-list': words('list address dynamic disabled comment'),
} as const satisfies Record<`/${string}`, readonly string[]>;

export type TakeoverPath = keyof typeof takeoverMenus;

export const takeoverPaths = Object.keys(takeoverMenus) as readonly TakeoverPath[];

export const isTakeoverPath = (path: string): path is TakeoverPath => path in takeoverMenus;

export type TakeoverRow = Readonly<Record<string, string>>;

/** What was read, live or from a file; a menu that is not there was not read. */
export type TakeoverTables = Readonly<Partial<Record<TakeoverPath, readonly TakeoverRow[]>>>;
