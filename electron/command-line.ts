import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface DesktopOptions {
  readonly dataFolder: string;
  readonly postgresUrl: string | undefined;
  readonly demo: boolean;
  readonly serve: boolean;
}

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
}

/** The same folder that the server and the commands take, so that they find what the desktop has written. */
export function defaultDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.LASTMILE_DATA !== undefined) return env.LASTMILE_DATA;
  if (platform === 'win32') return path.join(env.APPDATA ?? homedir(), 'Lastmile');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Lastmile');
  return path.join(env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'lastmile');
}

/** Reads our options between Chromium's switches, which are none of our business. */
export function readCommandLine(argv: readonly string[], { env, platform, folder }: Surroundings): DesktopOptions {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      postgres: { type: 'string' },
      demo: { type: 'boolean' },
      serve: { type: 'boolean' },
    },
  });
  const text = (value: string | boolean | undefined): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  return {
    dataFolder: path.resolve(folder, text(values.data) ?? defaultDataFolder(env, platform)),
    postgresUrl: text(values.postgres),
    demo: values.demo === true,
    serve: values.serve === true,
  };
}
