import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputOptions, type RolldownOptions, rolldown } from 'rolldown';
import { build as viteBuild } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts: string[]): string => path.join(root, ...parts);

/** Native addons and what only exists inside Electron stay outside; everything else is bundled, so that starting is quick. */
const external = ['better-sqlite3', '@node-rs/argon2', 'electron', 'pg-native'];

/** `require` for bundled CommonJS packages, which an ES module does not have. */
const banner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

interface Part {
  readonly input: RolldownOptions['input'];
  readonly output: OutputOptions;
}

const parts: readonly Part[] = [
  {
    input: {
      start: at('main/cli/start.ts'),
      server: at('main/cli/server.ts'),
      doctor: at('main/cli/doctor.ts'),
      token: at('main/cli/token.ts'),
      'virtual-router': at('main/cli/virtual-router.ts'),
      desktop: at('main/desktop.ts'),
    },
    // CommonJS: an ES module's import of a built-in module reads all of its exports, and node:http's begin with loading
    // undici: some 30 ms of every start.
    output: {
      dir: at('out/main'),
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
    },
  },
  { input: { app: at('electron/app.ts') }, output: { dir: at('out/electron'), format: 'esm', banner } },
  // A sandboxed preload script is CommonJS: https://www.electronjs.org/docs/latest/tutorial/esm
  {
    input: { preload: at('electron/preload.ts') },
    output: { dir: at('out/electron'), format: 'cjs', entryFileNames: '[name].cjs' },
  },
];

async function bundle({ input, output }: Part): Promise<void> {
  const made = await rolldown({ input, external, platform: 'node', tsconfig: at('tsconfig.json'), logLevel: 'warn' });
  await made.write({ ...output, sourcemap: true, minify: { compress: true, mangle: false, codegen: false } });
  await made.close();
}

rmSync(at('out'), { recursive: true, force: true });
for (const part of parts) await bundle(part);
await viteBuild({ configFile: at('renderer/vite.config.ts'), logLevel: 'warn' });
writeFileSync(at('out/built'), new Date().toISOString());
