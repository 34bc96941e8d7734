import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { command } from './command.ts';
import { type Counts, nothing, withExitCode } from './counts.ts';
import { hasDisplay } from './machine.ts';

export type EndToEndProject = 'browser' | 'desktop';

const stats = z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() });

/** Runs the end-to-end tests of a project whose file matches a filter; all of them without one. */
export async function runPlaywright(project: EndToEndProject, filters: readonly string[]): Promise<Counts> {
  const needsScreen = project === 'desktop' && process.platform === 'linux' && !hasDisplay();
  return withReport(async (env) => {
    const args = ['test', ...projectArgs(project, filters), '--reporter=list,json'];
    return needsScreen
      ? command('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', 'playwright', ...args], env)
      : command('playwright', args, env);
  });
}

/** What `runPlaywright` would have run, counted as skipped. */
export async function skipPlaywright(project: EndToEndProject, filters: readonly string[]): Promise<Counts> {
  const listed = await withReport((env) =>
    command('playwright', ['test', '--list', ...projectArgs(project, filters), '--reporter=json'], env),
  );
  return { passed: 0, failed: listed.failed, skipped: listed.passed + listed.skipped };
}

function projectArgs(project: EndToEndProject, filters: readonly string[]): string[] {
  const args = ['--config', 'tests/playwright.config.ts', '--project', project];
  return filters.length > 0 ? [...args, '--pass-with-no-tests', ...filters] : args;
}

async function withReport(run: (env: Record<string, string>) => Promise<number>): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'lastmile-playwright-'));
  const file = join(folder, 'report.json');
  try {
    const exitCode = await run({ PLAYWRIGHT_JSON_OUTPUT_FILE: file });
    return withExitCode(readPlaywrightReport(file), exitCode);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readPlaywrightReport(file: string): Counts {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // A Playwright that dies writes no report; its exit code then makes this a failure.
    return nothing;
  }
  const run = z.object({ stats }).parse(JSON.parse(text)).stats;
  return { passed: run.expected, failed: run.unexpected + run.flaky, skipped: run.skipped };
}
