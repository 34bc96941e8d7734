import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

const columns = [
  { id: 'name', header: 'Name', text: (row: { name: string; phone: string }) => row.name },
  { id: 'phone', header: 'Phone', text: (row: { name: string; phone: string }) => row.phone },
];
const lineOf = (name: string, phone = '') => csvOf(columns, [{ name, phone }]).split('\r\n')[1];

describe('a list as CSV', () => {
  it('begins with a byte order mark and the columns’ names', () => {
    expect(csvOf(columns, [])).toBe('\uFEFFName,Phone\r\n');
  });

  it('quotes what holds a comma, a quote or a line break', () => {
    expect(lineOf('Okafor, "Big" Ltd')).toBe('"Okafor, ""Big"" Ltd",');
    expect(csvOf(columns, [{ name: 'two\nlines', phone: '' }])).toContain('"two\nlines"');
  });

  it('disarms what a spreadsheet would run as a formula', () => {
    expect(lineOf('=HYPERLINK("http://x")')).toBe(`"'=HYPERLINK(""http://x"")",`);
    expect(lineOf('@SUM(A1)')).toBe("'@SUM(A1),");
    expect(lineOf('+cmd|calc')).toBe("'+cmd|calc,");
  });

  it('leaves phone numbers and negative amounts as they are', () => {
    expect(lineOf('x', '+234 803 555 0147')).toBe('x,+234 803 555 0147');
    expect(lineOf('-12.50')).toBe('-12.50,');
  });
});
