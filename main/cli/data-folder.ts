import { homedir } from 'node:os';
import path from 'node:path';
import { Option } from 'commander';

/** Where this system keeps a program's data, unless LASTMILE_DATA names another place. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.LASTMILE_DATA !== undefined) return env.LASTMILE_DATA;
  if (process.platform === 'win32') return path.join(env.APPDATA ?? homedir(), 'Lastmile');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Lastmile');
  return path.join(env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'lastmile');
}

export const dataFolderOption = (): Option =>
  new Option('--data <folder>', 'where the store and this machine’s key live').default(defaultDataFolder());
