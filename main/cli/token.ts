import path from 'node:path';
import { Command, Option } from 'commander';
import { type StaffRole, staffRoles } from '#contract/permissions.ts';
import { systemActor } from '#platform/actor.ts';
import { keyFileIn, keySlotName } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { createApiToken } from '#platform/staff.ts';
import { createPlatform } from '../app.ts';
import { commandFailed } from './command-failed.ts';
import { dataFolderOption } from './data-folder.ts';
import { storeLocation } from './open-store-for.ts';

interface Options {
  readonly data: string;
  readonly postgres?: string;
  readonly role: StaffRole;
  readonly name: string;
}

const command = new Command('token')
  .description('Makes an API token for scripts and prints it once; revoke it in Settings › API tokens.')
  .addOption(dataFolderOption())
  .option('--postgres <url>', 'a shared Postgres store instead of the folder’s own SQLite')
  .addOption(new Option('--role <role>', 'what it may do').choices(staffRoles).makeOptionMandatory())
  .option('--name <name>', 'what it is for', 'made on the command line');

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const platform = await createPlatform({
    location: storeLocation(options),
    keySlot: keyFileIn(path.resolve(options.data), keySlotName(options.postgres)),
    log: createLogger('error'),
    purpose: 'either',
  });
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
