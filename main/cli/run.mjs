// node main/cli/run.mjs COMMAND [OPTIONS]: runs a built command, after building when a source is newer than the build.
// Plain JavaScript: it is on the way of every start.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['electron', 'renderer', 'main', 'db', 'resources'];

/** @param {string} folder @returns {number} when something in it last changed, in ms since the epoch */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(at) : statSync(at).mtimeMs);
  }
  return latest;
}

const stamp = path.join(root, 'out', 'built');

function isStale() {
  if (!existsSync(stamp)) return true;
  const builtAt = statSync(stamp).mtimeMs;
  return sources.some((folder) => newest(path.join(root, folder)) > builtAt);
}

if (isStale()) {
  console.error('Building Lastmile (once after a change) …');
  const { status } = spawnSync(process.execPath, [path.join(root, 'main/cli/build.ts')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

const [command, ...rest] = process.argv.slice(2);
if (command === '--build-only') process.exit(0);
const built = path.join(root, 'out', 'main', `${command}.cjs`);
process.argv = [process.argv[0], built, ...rest];
module.enableCompileCache?.(path.join(root, 'out', 'compile-cache'));
module.createRequire(import.meta.url)(built);
