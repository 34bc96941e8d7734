import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { phaseNames } from './phases.ts';

test('without options everything runs', () => {
  expect(readOptions([])).toEqual({ phases: phaseNames, filters: [] });
});

test('phases run in their order, whatever the order they are named in', () => {
  expect(readOptions(['--only', 'unit,types']).phases).toEqual(['types', 'unit']);
});

test('end-to-end tests bring the build they need', () => {
  expect(readOptions(['--only', 'e2e']).phases).toEqual(['build', 'browser', 'desktop']);
});

test('a filter alone leaves out the gates', () => {
  expect(readOptions(['billing'])).toEqual({ phases: ['build', 'unit', 'browser', 'desktop'], filters: ['billing'] });
});

test('an unknown phase is refused with the list of those there are', () => {
  expect(() => readOptions(['--only', 'unti'])).toThrow("There is no phase 'unti'. There are: types, lint");
});

const command = (...args: string[]) => {
  const entry = new URL('main.ts', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('the command shows its usage, and refuses what it does not know without a trace', () => {
  expect(command('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^npm test /), stderr: '' });
  const refused = command('--colour');
  expect(refused).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^Unknown option '--colour'/) });
  expect(refused.stderr).not.toContain('    at ');
});
