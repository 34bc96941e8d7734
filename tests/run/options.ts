import { parseArgs } from 'node:util';
import { type PhaseName, phaseNames, phases } from './phases.ts';

const groups: Readonly<Record<string, readonly PhaseName[]>> = {
  gates: ['types', 'lint', 'rules', 'unused', 'build'],
  e2e: ['browser', 'desktop'],
};

export const usage = `npm test [-- [--only PART,…] [FILTER…]]
PART: ${[...phaseNames, ...Object.keys(groups)].join(', ')}; everything when absent
FILTER: part of a test file's name`;

export interface Options {
  /** In the order they run, each after the phase it needs. */
  readonly phases: readonly PhaseName[];
  /** Parts of test file names. */
  readonly filters: readonly string[];
}

/**
 * `--only types,unit,e2e` and parts of test file names, which without `--only` leave out the gates.
 * Throws a sentence for an unknown option or phase.
 */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  const wanted = new Set(chosen(values.only, positionals));
  for (const name of [...wanted]) {
    const { after } = phases[name];
    if (after) wanted.add(after);
  }
  return { phases: phaseNames.filter((name) => wanted.has(name)), filters: positionals };
}

function chosen(only: string | undefined, filters: readonly string[]): readonly PhaseName[] {
  if (only === undefined) return filters.length > 0 ? ['unit', 'browser', 'desktop'] : phaseNames;
  return only.split(',').flatMap((word) => {
    const phase = phaseNames.find((name) => name === word);
    const group = phase ? [phase] : groups[word];
    if (group) return group;
    throw new Error(`There is no phase '${word}'. There are: ${[...phaseNames, ...Object.keys(groups)].join(', ')}.`);
  });
}
