import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { benchmarkNetwork } from './network/index.ts';
import { proveKills } from './network/kills.ts';
import { benchmarkStart } from './start.ts';

/** Each prints its figures beside a floor measured in the same run; a ratio, never a verdict. */
const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  start: benchmarkStart,
  network: benchmarkNetwork,
  kills: proveKills,
};

const usage = `npm run bench -- [NAME]   NAME: ${Object.keys(benchmarks).join(', ')}; all when absent`;

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  if (names.includes('--help')) {
    console.log(usage);
    return;
  }
  const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name));
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}.\n${usage}`);
    process.exit(2);
  }
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = spawnSync(process.execPath, ['main/cli/run.mjs', '--build-only'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
  for (const name of names.length > 0 ? names : Object.keys(benchmarks)) await benchmarks[name]?.();
}

await main();
