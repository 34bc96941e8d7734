import path from 'node:path';
import { Command, Option } from 'commander';
import { type StaffRole, staffRoles } from '#contract/permissions.ts';
import { openExistingStore } from '#db/open.ts';
import { systemActor } from '#platform/actor.ts';
import { keyFileIn, keySlotName } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { createApiToken } from '#platform/staff.ts';
import { platformOf } from '../app.ts';
import { commandFailed } from './command-failed.ts';
import { dataFolderOption } from './data-folder.ts';
import { storeLocation } from './open-store-for.ts';
import { postgresOption } from './postgres-option.ts';

interface Options {
  readonly data: string;
  readonly postgres?: string;
  readonly role: StaffRole;
  readonly name: string;
}

const command = new Command('token')
  .description('Makes an API token for scripts and prints it once; revoke it in Settings › API tokens.')
  .addOption(dataFolderOption())
  .addOption(postgresOption())
  .addOption(new Option('--role <role>', 'what it may do').choices(staffRoles).makeOptionMandatory())
  .option('--name <name>', 'what it is for', 'made on the command line');

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const store = await openExistingStore(storeLocation(options), 'write');
  const keySlot = keyFileIn(path.resolve(options.data), keySlotName(options.postgres));
  const platform = await platformOf({ keySlot, log: createLogger('error'), purpose: 'either' }, store);
  try {
    const actor = systemActor('command line', platform.newId());
    const { token } = await createApiToken(platform, actor, {
      name: options.name,
      role: options.role,
      expiresAt: null,
    });
    console.log(token);
  } finally {
    await platform.store.close();
  }
}

main().catch(commandFailed);
