import { describe, expect, it } from 'vitest';
import { Trap } from '../tables/trap.ts';
import { compileQueries } from './query.ts';

const row: Record<string, string> = {
  name: 'ether1',
  type: 'ether',
  mtu: '1500',
  uptime: '1h30m',
  address: '10.0.0.9',
};

const holds = (...queries: string[]) =>
  compileQueries(queries, (_name, value) => (value === 'yes' ? 'true' : value))((name) => row[name]);

describe('a query', () => {
  it.each([
    ['name', true],
    ['comment', false],
    ['-comment', true],
    ['-name', false],
    ['name=ether1', true],
    ['=name=ether1', true],
    ['name=ether', false],
    ['=comment=', false],
    ['>mtu=200', true],
    ['<mtu=200', false],
    ['<mtu=9000', true],
    ['>uptime=80m', true],
    ['<address=10.0.0.10', true],
    ['>name=a', true],
    ['>comment=', false],
  ])('?%s is %s for the row', (query, expected) => {
    expect(holds(query)).toBe(expected);
  });

  it('asks a boolean by yes as well as by true', () => {
    row.running = 'true';
    expect([holds('running=yes'), holds('running=true'), holds('running=false')]).toEqual([true, true, false]);
  });

  it('may hold an equals sign in its value', () => {
    row.comment = 'a=b=c';
    expect(holds('comment=a=b=c')).toBe(true);
    delete row.comment;
  });
});

describe('several queries', () => {
  const [yes, no] = ['name', 'absent'];

  it('must all hold', () => {
    expect([holds(yes, yes), holds(yes, no), holds(no, yes)]).toEqual([true, false, false]);
  });

  it.each([
    ['or', [yes, no, '#|'], true],
    ['or of neither', [no, no, '#|'], false],
    ['and', [yes, no, '#&'], false],
    ['not', [no, '#!'], true],
    ['not of an or, as the manual has it', [yes, no, '#|!'], false],
    ['a copy of the top', [no, '#.&!'], true],
    ['a copy of the value at an index, then an operator', [no, yes, '#1|'], false],
    ['a dot behind an index does nothing', [yes, no, '#1.|!'], false],
    ['an index at the end replaces the whole stack', [no, yes, '#0'], true],
    ['an index below the bottom finds true', [no, '#7'], true],
    ['and of more than there is meets true', [yes, '#&&&'], true],
    ['or of three', [no, no, yes, '#||'], true],
  ])('combine on the stack: %s', (_what, queries, expected) => {
    expect(holds(...queries)).toBe(expected);
  });

  it('with an unknown operator are refused', () => {
    expect(() => holds(yes, '#%')).toThrow(Trap);
  });
});
