/**
 * Who may know whom, as docs/architecture.md draws it. A file belongs to the first room whose pattern it matches and may
 * import its own room, the rooms named here and packages; everything else is against an arrow.
 */
export interface Room {
  readonly name: string;
  readonly files: RegExp;
  readonly knows: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly knowsTypesOf?: readonly string[];
  /** The one file through which other rooms may enter. */
  readonly door?: string;
  /** The only packages that may be imported; any, where not said. */
  readonly packages?: readonly string[];
  /** False for rooms that also run in a page, where Node's own modules do not exist. */
  readonly node?: boolean;
}

const foundation = ['platform', 'db', 'contract', 'kernel', 'assets'];
const modules = ['core', 'billing', 'onu', 'mikrotik', 'captive-portal', 'portal'].map((name) => `modules/${name}`);
const everythingInMain = [...modules, 'http', 'demo', 'main', 'main entry', ...foundation];
const page = ['contract', 'kernel', 'assets'];

function module(name: string, known: readonly string[]): Room {
  return {
    name: `modules/${name}`,
    files: new RegExp(`^main/modules/${name}/`),
    knows: [...foundation, ...known.map((other) => `modules/${other}`)],
    door: `main/modules/${name}/index.ts`,
  };
}

export const rooms: readonly Room[] = [
  { name: 'build', files: /\.config\.ts$/, knows: ['assets'] },

  { name: 'electron', files: /^electron\//, knows: ['assets'], knowsTypesOf: ['contract', 'main entry'] },

  { name: 'kernel', files: /^main\/kernel\//, knows: [], node: false },
  {
    name: 'contract',
    files: /^main\/contract\//,
    knows: ['kernel'],
    packages: ['zod', '@orpc/contract'],
    node: false,
  },
  { name: 'db', files: /^db\//, knows: ['kernel'] },
  { name: 'platform', files: /^main\/platform\//, knows: ['db', 'contract', 'kernel', 'assets'] },
  module('core', []),
  module('billing', ['core']),
  module('onu', ['core']),
  module('mikrotik', ['core']),
  module('captive-portal', ['core', 'mikrotik']),
  module('portal', ['core', 'billing']),
  {
    name: 'http',
    files: /^main\/http\//,
    knows: ['platform', 'contract', 'kernel', 'assets'],
    // It mounts what modules offer through main/app.ts, which hands it over.
    knowsTypesOf: ['main'],
  },
  // It is handed the app to play with, and asks through the contract like everyone.
  { name: 'demo', files: /^main\/demo\//, knows: [...modules, ...foundation], knowsTypesOf: ['main'] },
  { name: 'main entry', files: /^main\/(desktop|server)\.ts$/, knows: everythingInMain },
  { name: 'main', files: /^main\/([^/]+|cli\/.+)$/, knows: everythingInMain },

  { name: 'renderer/ui', files: /^renderer\/(ui|styles)\//, knows: ['kernel', 'assets'], node: false },
  { name: 'renderer/app', files: /^renderer\/app\//, knows: ['renderer/modules', 'renderer/ui', ...page], node: false },
  {
    name: 'renderer/modules',
    files: /^renderer\/modules\//,
    knows: ['renderer/app', 'renderer/ui', ...page],
    node: false,
  },
  { name: 'renderer/gallery', files: /^renderer\/gallery\//, knows: ['renderer/ui', 'kernel', 'assets'], node: false },
  {
    name: 'renderer',
    files: /^renderer\/[^/]+$/,
    knows: ['renderer/app', 'renderer/modules', 'renderer/ui', ...page],
    node: false,
  },

  { name: 'assets', files: /^(resources\/|package\.json$)/, knows: [] },
];

/** Test code may look anywhere, and nobody but test code may look at it. */
export const testCode = /^tests\/|\.(test|spec)\.tsx?$|(^|\/)testing\//;

/** Packages that only one room may import, test code included. */
export const reservedPackages: Readonly<Record<string, string>> = { electron: 'electron' };
