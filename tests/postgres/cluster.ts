import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries, Identity } from './binaries.ts';

export interface Cluster {
  readonly binaries: Binaries;
  readonly folder: string;
  readonly identity: Identity | undefined;
  readonly password: string;
}

/** The locale and zone of the server's own messages, the same on every machine. */
export const serverEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** Lays the files of an empty server in `folder/data`; its superuser is `postgres`. */
export function createCluster(place: Omit<Cluster, 'password'>): Cluster {
  const { binaries, folder, identity } = place;
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity) chownSync(passwordFile, identity.uid, identity.gid);
  const options = [
    `--pgdata=${join(folder, 'data')}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The built-in provider sorts and folds the same on every machine, whatever locales it has installed.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
    // Tests connect thousands of times; the password's strength is not what they test.
    '--set=scram_iterations=1',
  ];
  execFileSync(binaries.initdb, options, { ...identity, cwd: folder, env: serverEnvironment, stdio: 'pipe' });
  rmSync(passwordFile);
  return { ...place, password };
}
