import { expect, test } from 'vitest';
import { add, closingLine, withExitCode } from './counts.ts';
import { countVitest } from './vitest-run.ts';

test('the closing line is the plain one that CI reads', () => {
  const total = add({ passed: 2, failed: 0, skipped: 1 }, { passed: 1, failed: 3, skipped: 0 });
  expect(closingLine(total)).toBe('3 passed, 3 failed, 1 skipped');
});

test('a tool that ends badly with no failed test is a failure', () => {
  expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(withExitCode({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});

test('a test file that does not load counts beside the tests that failed', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});
