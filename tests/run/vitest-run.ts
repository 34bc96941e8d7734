import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { command } from './command.ts';
import { type Counts, nothing, withExitCode } from './counts.ts';

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Runs the unit and integration tests whose file matches a filter; all of them without one. */
export async function runVitest(filters: readonly string[]): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'lastmile-vitest-'));
  const file = join(folder, 'report.json');
  try {
    const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
    if (filters.length > 0) args.push('--passWithNoTests');
    const exitCode = await command('vitest', [...args, `--outputFile.json=${file}`, ...filters]);
    return withExitCode(readVitestReport(file), exitCode);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readVitestReport(file: string): Counts {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // A vitest that dies writes no report; its exit code then makes this a failure.
    return nothing;
  }
  return countVitest(JSON.parse(text));
}

/** A file that failed without a failed test of its own (it does not load, a hook threw) counts as one failed test. */
export function countVitest(json: unknown): Counts {
  const run = report.parse(json);
  const brokenFiles = run.testResults.filter(
    (each) => each.status === 'failed' && !each.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: run.numPassedTests,
    failed: run.numFailedTests + brokenFiles.length,
    skipped: run.numPendingTests + run.numTodoTests,
  };
}
