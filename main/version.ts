import manifest from '../package.json' with { type: 'json' };

/** Of the program; the store's own version is its list of migrations. */
export const version: string = manifest.version;
