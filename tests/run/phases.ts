import { command } from './command.ts';
import type { Counts } from './counts.ts';
import { electronRuntime } from './electron-runtime.ts';
import { chromium, electronLibraries, librouteros, type Need, provide, virtualScreen } from './machine.ts';
import { type EndToEndProject, runPlaywright, skipPlaywright } from './playwright-run.ts';
import { sayLoudly } from './say.ts';
import { runVitest } from './vitest-run.ts';

export const phaseNames = ['types', 'lint', 'rules', 'unused', 'build', 'unit', 'browser', 'desktop'] as const;
export type PhaseName = (typeof phaseNames)[number];

export interface Phase {
  readonly heading: string;
  /** A phase that must have passed before. */
  readonly after?: PhaseName;
  run(filters: readonly string[]): Promise<Counts>;
  /** What is counted when the phase before failed; one skipped test where not said. */
  skip?(filters: readonly string[]): Promise<Counts>;
}

/** The parts of the test command in their order; `filters` are parts of test file names. */
export const phases: Readonly<Record<PhaseName, Phase>> = {
  types: gate('Types (tsc)', 'tsc', '-p', '.'),
  lint: gate('Lint and format (biome)', 'biome', 'check', '.'),
  rules: gate('Import rules', 'node', 'tests/run/imports/main.ts'),
  unused: gate('Unused files, exports and packages (knip)', 'knip', '--no-progress'),
  build: gate('Build', 'npm', 'run', '-s', 'build'),
  unit: {
    heading: 'Unit and integration tests, on SQLite and PostgreSQL (vitest)',
    async run(filters) {
      provide([librouteros]);
      return runVitest(filters);
    },
  },
  browser: endToEnd('browser', 'End-to-end tests in Chromium (Playwright)', [chromium]),
  desktop: endToEnd('desktop', 'End-to-end tests in the desktop window (Playwright)', [
    virtualScreen,
    electronLibraries,
  ]),
};

function gate(heading: string, name: string, ...args: readonly string[]): Phase {
  return {
    heading,
    async run() {
      const failed = (await command(name, args)) === 0 ? 0 : 1;
      return { passed: 1 - failed, failed, skipped: 0 };
    },
  };
}

function endToEnd(project: EndToEndProject, heading: string, needs: readonly Need[]): Phase {
  return {
    heading,
    after: 'build',
    async run(filters) {
      if (project === 'desktop' && !(await foundElectron())) return skipPlaywright(project, filters);
      provide(needs);
      const possible = needs.every((need) => need.present());
      return possible ? runPlaywright(project, filters) : skipPlaywright(project, filters);
    },
    skip: (filters) => skipPlaywright(project, filters),
  };
}

async function foundElectron(): Promise<boolean> {
  if (electronRuntime()) return true;
  console.log('fetching Electron, as its package does on its first start');
  await command('install-electron', []);
  if (electronRuntime()) return true;
  sayLoudly(
    'No Electron runtime: the tests of the desktop window are SKIPPED.',
    'Set ELECTRON_OVERRIDE_DIST_PATH to a folder with an executable `electron`,',
    'or let `npx install-electron` fetch one.',
  );
  return false;
}
