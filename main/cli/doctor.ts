import { Command } from 'commander';
import { openExistingStore } from '#db/open.ts';
import { examine } from '../doctor.ts';
import { commandFailed } from './command-failed.ts';
import { dataFolderOption } from './data-folder.ts';
import { storeLocation } from './open-store-for.ts';
import { postgresOption } from './postgres-option.ts';

const command = new Command('doctor')
  .description(
    'Checks what the store promises: books balanced, numbers gap-free, audit whole, no work lost. Exit code 1 names what fails.',
  )
  .addOption(dataFolderOption())
  .addOption(postgresOption());

const SHOWN = 10;

async function main(): Promise<void> {
  const location = storeLocation(command.parse().opts<{ data: string; postgres?: string }>());
  const store = await openExistingStore(location, 'read');
  try {
    const findings = await examine(store);
    for (const { promise, broken } of findings) {
      console.log(`${broken.length === 0 ? 'kept  ' : 'BROKEN'}  ${promise}`);
      for (const line of broken.slice(0, SHOWN)) console.log(`        ${line}`);
      if (broken.length > SHOWN) console.log(`        … and ${broken.length - SHOWN} more`);
    }
    const failed = findings.filter(({ broken }) => broken.length > 0).length;
    console.log(
      failed === 0 ? 'The store keeps its promises.' : `${failed} of ${findings.length} promises are broken.`,
    );
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

main().catch(commandFailed);
