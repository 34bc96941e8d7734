import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run dist -- [--dir] [--linux] [--win] [--mac] …: packages of the desktop in dist/. Options go to electron-builder.

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts: string[]): string => path.join(root, ...parts);

/** The first Electron whose Node loads better-sqlite3's prebuilt addon (Node-API 10). */
const FIRST_FOR_PREBUILT = 35;

function run(script: string, ...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** With ELECTRON_OVERRIDE_DIST_PATH the runtime at hand is packaged instead of the one that package.json names. */
function runtimeAtHand(): object {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return {};
  const version = readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  console.log(`Packaging Electron ${version} of ELECTRON_OVERRIDE_DIST_PATH: a package for tests, not for users.`);
  const runtime = { electronDist: folder, electronVersion: version };
  const compiled = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';
  if (Number.parseInt(version, 10) >= FIRST_FOR_PREBUILT || !existsSync(at(compiled))) return runtime;
  console.log(`It is too old for better-sqlite3's prebuilt addon: ${compiled} is packaged.`);
  return { ...runtime, files: [compiled] };
}

if (process.argv.includes('--help')) {
  console.log(
    'npm run dist -- [--dir] [--linux] [--win] [--mac] [--x64|--arm64] …   options of electron-builder; --dir leaves it unpacked',
  );
  process.exit(0);
}

run(at('main/cli/build.ts'));
const folder = mkdtempSync(path.join(tmpdir(), 'lastmile-dist-'));
try {
  const config = path.join(folder, 'electron-builder.json');
  writeFileSync(config, JSON.stringify({ extends: at('electron-builder.yml'), ...runtimeAtHand() }));
  run(fileURLToPath(import.meta.resolve('electron-builder/cli.js')), '--config', config, ...process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true });
}
