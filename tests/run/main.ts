import { add, type Counts, closingLine, nothing } from './counts.ts';
import { type Options, readOptions, usage } from './options.ts';
import { type PhaseName, phases } from './phases.ts';
import { heading, sayLoudly, seconds } from './say.ts';

// The whole test command: `npm test`, `npm test -- --only unit,e2e`, `npm test -- billing`.
const options = optionsOf(process.argv.slice(2));
const results = new Map<PhaseName, Counts>();
const summary: string[] = [];

for (const name of options.phases) {
  heading(phases[name].heading);
  const start = performance.now();
  const counts = await runPhase(name);
  results.set(name, counts);
  const line = `${closingLine(counts)} in ${seconds(performance.now() - start)}`;
  console.log(`-- ${line}`);
  summary.push(`${name.padEnd(8)} ${line}`);
}

heading('All in all');
for (const line of summary) console.log(line);
const total = [...results.values()].reduce(add, nothing);
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function optionsOf(args: readonly string[]): Options {
  if (args.includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

async function runPhase(name: PhaseName): Promise<Counts> {
  const { after, run, skip } = phases[name];
  if (after && (results.get(after)?.failed ?? 0) > 0) {
    sayLoudly(`The phase '${after}' failed: these tests are SKIPPED.`);
    return skip ? skip(options.filters) : { ...nothing, skipped: 1 };
  }
  return run(options.filters);
}
