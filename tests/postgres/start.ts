import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, serverIdentity } from './binaries.ts';
import { createCluster } from './cluster.ts';
import { launchServer, type PostgresServer } from './launch.ts';
import { type PostgresSettings, throwaway } from './settings.ts';

const attempts = 3;

/**
 * Starts a real PostgreSQL server of its own on a free loopback port, in a temporary folder, also when run as root.
 * `settings` are laid over those of a throwaway server. The server ends with `stop()`, or by itself when this process
 * is gone, however that happened.
 */
export async function startPostgres(settings: PostgresSettings = {}): Promise<PostgresServer> {
  let failure: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await startOnce({ ...throwaway, ...settings });
    } catch (error) {
      // Between finding a free port and binding it another process may take it; the next attempt finds another.
      failure = error;
    }
  }
  throw failure;
}

async function startOnce(settings: PostgresSettings): Promise<PostgresServer> {
  const identity = serverIdentity();
  const folder = mkdtempSync(join(tmpdir(), 'lastmile-postgres-'));
  try {
    if (identity) chownSync(folder, identity.uid, identity.gid);
    const binaries = findBinaries(folder, identity);
    const cluster = createCluster({ binaries, folder, identity });
    return await launchServer(cluster, settings);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}
