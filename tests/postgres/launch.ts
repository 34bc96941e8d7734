import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, serverEnvironment } from './cluster.ts';
import type { PostgresSettings } from './settings.ts';

export interface PostgresServer {
  /** Connects as superuser to the database `postgres` of the server. */
  readonly url: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

const startTimeoutMs = 30_000;

/**
 * The server hangs on a lifeline: a pipe (descriptor 3) that closes when its owner lets go, or is killed in a way that
 * no handler sees. Then a watcher, not a child of the server, stops it and removes its folder.
 */
const onLifeline = `
( {
  cat <&3 >/dev/null
  if [ -f "$0/data/postmaster.pid" ]; then kill -INT $$; fi
  while [ -f "$0/data/postmaster.pid" ]; do sleep 0.05; done
  rm -rf "$0"
} & )
exec "$@" 3<&-`;

/** Starts the server of a cluster and answers when it takes connections. */
export async function launchServer(cluster: Cluster, settings: PostgresSettings): Promise<PostgresServer> {
  const port = await freePort();
  const url = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;
  const log = join(cluster.folder, 'server.log');
  const { server, lifeline } = spawnServer(cluster, { ...settings, port: String(port) }, log);
  try {
    await untilItAccepts(url, server, log);
  } catch (error) {
    lifeline.destroy();
    throw error;
  }
  return {
    url,
    async stop() {
      if (ended(server)) return;
      const exit = once(server, 'exit');
      server.ref();
      lifeline.destroy();
      await exit;
    },
  };
}

function spawnServer({ binaries, folder, identity }: Cluster, settings: PostgresSettings, logFile: string) {
  const flags = Object.entries({ ...settings, listen_addresses: '127.0.0.1', unix_socket_directories: '' });
  const command = [binaries.postgres, '-D', join(folder, 'data'), ...flags.flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  const log = openSync(logFile, 'a');
  const server = spawn('sh', ['-c', onLifeline, folder, ...command], {
    ...identity,
    cwd: folder,
    env: serverEnvironment,
    // A group of its own: Ctrl-C in a terminal is for the tests, which then stop the server in order.
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
  });
  closeSync(log);
  const lifeline = server.stdio[3];
  if (!(lifeline instanceof Socket)) throw new Error('The lifeline of the PostgreSQL server is not a pipe.');
  // A program that forgets to stop its server still ends, and the server with it.
  server.unref();
  lifeline.unref();
  return { server, lifeline };
}

async function untilItAccepts(url: string, server: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && !ended(server)) {
    if (await connects(url)) return;
    await sleep(20);
  }
  throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
}

function ended(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

async function connects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    // Refused while it starts; what stays refused ends at the deadline with the server's own log.
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
