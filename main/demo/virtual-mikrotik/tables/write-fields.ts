import type { ByteString } from '../codec/byte-string.ts';
import type { Field, ParseContext, Values } from '../schema/menu.ts';
import type { Table } from './table.ts';
import { invalidValue, missingValues, unknownParameter } from './trap.ts';

/** Names and values as they came: `!name` unsets. */
export type Arguments = ReadonlyMap<string, ByteString>;

/** Who writes: a client may not touch what the router alone sets. */
export type Writer = 'client' | 'router';

type Lookup = Omit<ParseContext, 'argument'>;

function kept(field: Field, argument: string, text: ByteString, lookup: Lookup): ByteString | undefined {
  const unsets = text === '' && field.default === undefined && !field.required;
  return unsets ? undefined : field.kind.parse(text, { ...lookup, argument });
}

function keep(row: Map<string, ByteString>, name: string, value: ByteString | undefined): void {
  if (value === undefined) row.delete(name);
  else row.set(name, value);
}

const presetOf = (field: Field, name: string, lookup: Lookup) =>
  field.default === undefined ? undefined : field.kind.parse(field.default, { ...lookup, argument: name });

/** The row's values after a client's or the router's arguments; throws RouterOS's trap when one is refused. */
export function writeFields(table: Table, before: Values, given: Arguments, writer: Writer, lookup: Lookup): Values {
  const row = new Map(before);
  for (const [spelled, text] of given) {
    const unset = spelled.startsWith('!');
    const name = unset ? spelled.slice(1) : spelled;
    const field = table.fields.get(name);
    if (!field || (field.readOnly && writer === 'client')) throw unknownParameter(name);
    if (unset && field.required) throw invalidValue(name);
    keep(row, name, unset ? presetOf(field, name, lookup) : kept(field, name, text, lookup));
  }
  table.menu.settle?.(row, lookup.now);
  return row;
}

function automaticName(table: Table, prefix: string): string {
  let number = table.size + 1;
  while (table.find(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** A new row's values: what was given over the defaults. */
export function newFields(table: Table, given: Arguments, writer: Writer, lookup: Lookup): Values {
  const row = new Map<string, ByteString>();
  const missing: string[] = [];
  for (const [name, field] of table.fields) {
    if (given.has(name)) continue;
    if (field.required) missing.push(name);
    keep(row, name, presetOf(field, name, lookup));
  }
  if (missing.length > 0) throw missingValues(missing);
  const written = writeFields(table, row, given, writer, lookup);
  const { autoName } = table.menu;
  return autoName === undefined || written.has('name')
    ? written
    : new Map(written).set('name', automaticName(table, autoName));
}
