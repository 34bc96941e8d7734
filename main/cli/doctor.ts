import { Command } from 'commander';
import { openStore } from '#db/open.ts';
import { examine } from '../doctor.ts';
import { commandFailed } from './command-failed.ts';
import { dataFolderOption } from './data-folder.ts';
import { storeLocation } from './open-store-for.ts';

const command = new Command('doctor')
  .description(
    'Checks what the store promises: books balanced, numbers gap-free, audit whole, no work lost. Exit code 1 names what fails.',
  )
  .addOption(dataFolderOption())
  .option('--postgres <url>', 'a shared Postgres store instead of the folder’s own SQLite');

const SHOWN = 10;

async function main(): Promise<void> {
  const store = await openStore(storeLocation(command.parse().opts<{ data: string; postgres?: string }>()));
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
