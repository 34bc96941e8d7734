import type { ByteString } from '../codec/byte-string.ts';
import type { Field, ParseContext, Values } from '../schema/menu.ts';
import type { Table } from './table.ts';
import { invalidValue, missingValues, unknownParameter } from './trap.ts';

/** Names and values as they came: `!name` unsets. */
export type Arguments = ReadonlyMap<string, ByteString>;

/** Who writes: a client may not touch what the router alone sets. */
export type Writer = 'client' | 'router';

function kept(field: Field, argument: string, text: ByteString, context: ParseContext): ByteString | undefined {
  const unsets = text === '' && field.default === undefined && !field.required && !field.neverEmpty;
  return unsets ? undefined : field.kind.parse(text, argument, context);
}

function keep(row: Map<string, ByteString>, name: string, value: ByteString | undefined): void {
  if (value === undefined) row.delete(name);
  else row.set(name, value);
}

function write(table: Table, row: Map<string, ByteString>, given: Arguments, writer: Writer, context: ParseContext) {
  for (const [spelled, text] of given) {
    const unset = spelled.startsWith('!');
    const name = unset ? spelled.slice(1) : spelled;
    const field = table.fields.get(name);
    if (!field || (field.readOnly && writer === 'client')) throw unknownParameter(name);
    if (unset && field.required) throw invalidValue(name);
    keep(row, name, unset ? field.default : kept(field, name, text, context));
  }
}

/** The row's values after a client's or the router's arguments; throws RouterOS's trap when one is refused. */
export function changedFields(
  table: Table,
  before: Values,
  given: Arguments,
  writer: Writer,
  context: ParseContext,
): Values {
  const row = new Map(before);
  write(table, row, given, writer, context);
  table.menu.settle?.(row, context.now);
  return row;
}

function automaticName(table: Table, prefix: string): string {
  let number = table.size + 1;
  while (table.find(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** A new row's values: what was given over the defaults. */
export function newFields(table: Table, given: Arguments, writer: Writer, context: ParseContext): Values {
  const missing = table.requiredFields.filter((name) => !given.has(name));
  if (missing.length > 0) throw missingValues(missing);
  const row = new Map(table.defaults);
  write(table, row, given, writer, context);
  const { autoName } = table.menu;
  if (autoName !== undefined && !row.has('name')) row.set('name', automaticName(table, autoName));
  table.menu.settle?.(row, context.now);
  return row;
}
