import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { surviveKills, wantedRows } from '../../harness/kills.ts';

const KILLS = 50;
const SERVICES = 500;

/** Not a figure but a proof: killed at random moments of a batch, the office goes on where it was. */
export async function proveKills(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lastmile-kills-'));
  try {
    const { kills, midway, verified, rows, broken } = await surviveKills(folder, KILLS, SERVICES);
    const isSame = JSON.stringify([...rows].sort()) === JSON.stringify(wantedRows(SERVICES).sort());
    console.log(
      `killed ${kills} times in a batch of ${SERVICES} changes (${midway} times amid the writing): ${verified} verified, ${rows.length} rows on the router, ${isSame ? 'each wanted one once' : 'NOT the wanted ones'}; the doctor finds ${broken.length} promises broken`,
    );
    if (!isSame || verified !== SERVICES || broken.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
