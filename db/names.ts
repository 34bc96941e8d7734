import { CamelCasePlugin } from 'kysely';

/** Kysely's own spelling rules, without its walk through every query and its rebuilding of every row. */
class Spelling extends CamelCasePlugin {
  readonly toColumn = (name: string): string => this.snakeCase(name);
  readonly toProperty = (name: string): string => this.camelCase(name);
}

const spelling = new Spelling();

/** `networkReadAt` → `network_read_at`, quoted names doubled: what a query compiler writes for an identifier. */
export const identifierOf = (name: string): string => spelling.toColumn(name).replaceAll('"', '""');

/** `network_read_at` → `networkReadAt` */
export const propertyOf = spelling.toProperty;
