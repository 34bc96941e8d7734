import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';

type Fields = Readonly<Record<string, string>>;

const boundTo = (changeId: Id): string => `provisioning:${changeId}:password`;

/** A PPPoE password stands in the books of a change only sealed, for the undo. */
export const sealFields = (
  { secrets }: Pick<Platform, 'secrets'>,
  changeId: Id,
  fields: Fields | null,
): Fields | null =>
  fields === null || !fields.password
    ? fields
    : { ...fields, password: secrets.seal(fields.password, boundTo(changeId)) };

export const openFields = (
  { secrets }: Pick<Platform, 'secrets'>,
  changeId: Id,
  fields: Fields | null,
): Fields | null =>
  fields === null || !fields.password
    ? fields
    : { ...fields, password: secrets.open(fields.password, boundTo(changeId)) };
