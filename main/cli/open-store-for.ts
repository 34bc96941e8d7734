import { existsSync } from 'node:fs';
import path from 'node:path';
import type { StoreLocation } from '#db/open.ts';
import { Refusal } from '#kernel/errors.ts';

/** The store that a command is pointed at; it must be there already. */
export function storeLocation({ data, postgres }: { data: string; postgres?: string | undefined }): StoreLocation {
  if (postgres !== undefined) return { kind: 'postgres', url: postgres };
  const file = path.join(path.resolve(data), 'lastmile.sqlite');
  if (!existsSync(file))
    throw new Refusal(
      'NOT_FOUND',
      `There is no store in ${path.resolve(data)}. Start the server there once, or name another folder with --data.`,
    );
  return { kind: 'sqlite', file };
}
