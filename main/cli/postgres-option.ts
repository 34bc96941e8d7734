import { Option } from 'commander';
import { readPostgresAddress } from '#db/postgres-address.ts';

export const postgresOption = (): Option =>
  // Its own refusal, not commander's: that one would repeat the address, and with it the password.
  new Option('--postgres <url>', 'a shared Postgres store instead of the folder’s own SQLite').argParser((text) => {
    readPostgresAddress(text);
    return text;
  });
