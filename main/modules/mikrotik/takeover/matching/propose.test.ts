import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCandidates } from '../candidates/find-candidates.ts';
import type { TakeoverRow, TakeoverTables } from '../menus.ts';
import { type BookCustomer, type BookService, Books } from './books.ts';
import { propose } from './propose.ts';
import { factsOf, phoneKey } from './words.ts';

const here = '019b7892-1c00-7403-84b0-000000000001';
const there = '019b7892-1c00-7403-84b0-000000000002';

const customer = (n: number, more: Partial<BookCustomer> = {}): BookCustomer => ({
  id: `customer-${n}`,
  code: `C-${String(n).padStart(6, '0')}`,
  name: `Person Number${'abcdefghij'.charAt(n)}`,
  phone: '',
  email: '',
  ...more,
});

const service = (n: number, more: Partial<BookService> = {}): BookService => ({
  id: `service-${n}`,
  code: `S-${String(n).padStart(6, '0')}`,
  customerId: `customer-${n}`,
  state: 'active',
  deviceId: here,
  authMethod: 'pppoe',
  pppoeUser: null,
  mac: null,
  ip: null,
  planId: 'plan',
  ...more,
});

const secret = (name: string, more: TakeoverRow = {}): TakeoverRow => ({
  name,
  service: 'pppoe',
  profile: 'p',
  ...more,
});

function proposals(tables: TakeoverTables, customers: BookCustomer[], services: BookService[] = []) {
  const { found } = findCandidates(tables, true, new Set());
  const candidates = found.map(({ candidate }) => candidate);
  return [...propose(candidates, new Books(customers, services), here).values()];
}

const first = (tables: TakeoverTables, customers: BookCustomer[], services: BookService[] = []) =>
  proposals(tables, customers, services)[0];

describe('a user found on a router', () => {
  it('is the service that has this user name, for certain', () => {
    const found = first({ '/ppp/secret': [secret('ada')] }, [customer(1)], [service(1, { pppoeUser: 'ada' })]);
    expect(found).toMatchObject({ decision: 'existing', subscriptionId: 'service-1' });
    expect(found?.matches[0]).toMatchObject({ confidence: 'certain', reason: 'S-000001 has the user ada.' });
  });

  it('is only possibly the service when the books have it on another router', () => {
    const books = [service(1, { pppoeUser: 'ada', deviceId: there })];
    const found = first({ '/ppp/secret': [secret('ada')] }, [customer(1)], books);
    expect(found).toMatchObject({ decision: 'open' });
  });

  it('is known by the MAC address of its live session', () => {
    const tables = {
      '/ppp/secret': [secret('x1')],
      '/ppp/active': [{ name: 'x1', 'caller-id': '64:d1:54:00:00:01', address: '10.0.0.9' }],
    };
    const found = first(tables, [customer(1)], [service(1, { mac: '64:D1:54:00:00:01', authMethod: 'dhcp' })]);
    expect(found?.matches[0]).toMatchObject({ confidence: 'certain', subscriptionId: 'service-1' });
  });

  it('is a further service of the customer whose code, phone, mail or name its comment has', () => {
    const jane = customer(1, { name: 'Jané Okoro', phone: '+234 803 555 0147', email: 'jane@x.example' });
    const comments = ['see C-000001', 'tel 0803 555 0147', 'JANE@x.example', 'okoro, jane'];
    for (const comment of comments) {
      const found = first({ '/ppp/secret': [secret('u', { comment })] }, [jane, customer(2)]);
      expect([comment, found?.decision, found?.customerId, found?.subscriptionId]).toEqual([
        comment,
        'existing',
        'customer-1',
        null,
      ]);
    }
  });

  it('goes into the one service of the customer that waits to be connected', () => {
    const waiting = service(7, { customerId: 'customer-1', state: 'draft', deviceId: null });
    const found = first({ '/ppp/secret': [secret('u', { comment: 'C-000001' })] }, [customer(1)], [waiting]);
    expect(found?.subscriptionId).toBe('service-7');
  });

  it('stays for a person where two customers are meant alike, or only the user looks like a name', () => {
    const twins = [customer(1, { name: 'Ada Obi' }), customer(2, { name: 'Ada Obi' })];
    expect(first({ '/ppp/secret': [secret('u', { comment: 'Ada Obi' })] }, twins)?.decision).toBe('open');
    const alike = first({ '/ppp/secret': [secret('ada.obi')] }, [customer(1, { name: 'Ada Obi' })]);
    expect(alike).toMatchObject({
      decision: 'open',
      matches: [{ confidence: 'possible', reason: 'ada.obi looks like Ada Obi.' }],
    });
  });

  it('is nobody’s before it is decided which of two is the service of the books', () => {
    const tables = {
      '/ppp/secret': [secret('ada'), secret('ada2', { comment: 'S-000001' })],
    };
    const found = proposals(tables, [customer(1)], [service(1, { pppoeUser: 'ada' })]);
    expect(found.map(({ decision }) => decision)).toEqual(['open', 'open']);
  });

  it('is a new customer called as its comment says, but not by a comment that many have', () => {
    expect(first({ '/ppp/secret': [secret('u1', { comment: 'Zoë Bell, +44 20 7946 0018' })] }, [])?.customerName).toBe(
      'Zoë Bell',
    );
    const many = Array.from({ length: 6 }, (_, n) => secret(`u${n}`, { comment: 'PPPoE customer' }));
    expect(proposals({ '/ppp/secret': many }, []).map(({ customerName }) => customerName)).toEqual([
      'u0',
      'u1',
      'u2',
      'u3',
      'u4',
      'u5',
    ]);
  });
});

it('reads what comments hold', () => {
  expect(factsOf('Bob the builder - 10.0.0.5')).toMatchObject({ phones: [], name: 'Bob the builder - 10.0.0.5' });
  expect(factsOf('C-000012 Bob, bob@x.example / 0803-555-0199')).toEqual({
    codes: ['C-000012'],
    phones: ['0803-555-0199'],
    emails: ['bob@x.example'],
    name: 'Bob, /',
  });
  expect(phoneKey('+234 803 555 0147')).toBe(phoneKey('0803 555 0147'));
});

const word = fc.constantFrom('ada', 'bob', 'obi', 'ade', 'jane', 'okoro', 'zoe');
const someName = fc.tuple(word, word).map((words) => words.join(' '));
const customers = fc.array(someName, { maxLength: 8 }).map((names) => names.map((name, n) => customer(n, { name })));
const secrets = fc
  .uniqueArray(fc.tuple(fc.tuple(word, fc.nat(9)), someName), {
    selector: ([[user, n]]) => `${user}${n}`,
    maxLength: 12,
  })
  .map((all) => all.map(([[user, n], comment]) => secret(`${user}${n}`, { comment })));

describe('for any router and any books', () => {
  it('proposes the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(secrets, customers, (rows, known) => {
        const services = known.map((_, n) => service(n, { pppoeUser: rows[n]?.name ?? null }));
        const spelled = (all: TakeoverRow[]) =>
          proposals({ '/ppp/secret': all }, known, services)
            .map((one) => JSON.stringify(one))
            .sort();
        expect(spelled([...rows].reverse())).toEqual(spelled(rows));
      }),
    );
  });

  it('never gives one service of the books to two rows, and never decides on a mere resemblance', () => {
    fc.assert(
      fc.property(secrets, customers, (rows, known) => {
        const services = known.map((_, n) => service(n, { pppoeUser: rows[n]?.name ?? null }));
        const found = proposals({ '/ppp/secret': rows }, known, services);
        const taken = found.flatMap(({ subscriptionId }) => subscriptionId ?? []);
        expect(new Set(taken).size).toBe(taken.length);
        for (const { decision, customerId, matches } of found) {
          if (decision !== 'existing') continue;
          expect(matches[0]?.customerId).toBe(customerId);
          expect(matches[0]?.confidence).not.toBe('possible');
        }
      }),
    );
  });

  it('knows every user that the books have by this name', () => {
    fc.assert(
      fc.property(secrets, (rows) => {
        const known = rows.map((_, n) => customer(n, { name: `Person ${n}` }));
        const services = rows.map((row, n) => service(n, { pppoeUser: row.name ?? null }));
        const found = proposals({ '/ppp/secret': rows }, known, services);
        expect(found.every(({ decision }) => decision === 'existing')).toBe(true);
      }),
    );
  });
});
