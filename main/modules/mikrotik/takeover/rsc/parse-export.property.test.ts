import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExport } from './parse-export.ts';
import { printExport } from './testing/print-export.ts';

const value = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'ab "\\$?[]{}=,;#\r\n\t /ÉßŻ漢'.split('')) }),
  fc.constantFrom('10M/2M 20M/4M 8M/1M 8/8', 'yes', '64:D1:54:0A:1B:2C', ' leads', 'trails ', '\\', '\\_', '§', ' '),
);

const field = fc.constantFrom('name', 'comment', 'password', 'target', 'rate-limit', 'dst-address');
const row = fc.dictionary(
  field,
  value.map((text) => text.replaceAll('\0', '')),
  { minKeys: 1 },
);
const filled = row.filter((fields) => Object.values(fields).every((text) => text !== ''));
const menu = fc.constantFrom('/ppp/secret', '/queue/simple', '/ip/firewall/address-list', '/interface/wifi/x');
const tables = fc.dictionary(menu, fc.array(filled, { minLength: 1, maxLength: 5 }), { minKeys: 1 });
const options = fc.record({
  style: fc.constantFrom('compact', 'terse'),
  slashes: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  width: fc.integer({ min: 10, max: 120 }),
  encoding: fc.constantFrom('utf8', 'raw'),
});

it('reads back every row that a router prints, however it is wrapped and escaped', () => {
  fc.assert(
    fc.property(tables, options, (printed, how) => {
      const { statements } = parseExport(printExport(printed, how));
      const read = Object.entries(printed).map(([path]) => [
        path,
        statements.filter((statement) => statement.path === path).map(({ fields }) => ({ ...fields })),
      ]);
      expect(Object.fromEntries(read)).toEqual(
        Object.fromEntries(Object.entries(printed).map(([path, rows]) => [path, rows.map((one) => ({ ...one }))])),
      );
    }),
    { numRuns: 400 },
  );
});

it('never answers a cut file with fewer characters of a quoted text: it refuses it or reads whole rows', () => {
  fc.assert(
    fc.property(tables, options, fc.nat(), (printed, how, at) => {
      const text = printExport(printed, how);
      const cut = text.slice(0, at % text.length);
      let read: ReturnType<typeof parseExport>;
      try {
        read = parseExport(cut);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ExportError' });
        return;
      }
      const isWhole = /[\r\n]$/.test(cut);
      expect(read.notes.length).toBe(isWhole ? 0 : 1);
    }),
    { numRuns: 400 },
  );
});
