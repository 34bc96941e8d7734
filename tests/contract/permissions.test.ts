import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { may, permissionTable, type StaffRole, staffRoles } from '#contract/permissions.ts';
import { type Client, type TestOffice, testOffice } from '../harness/test-office.ts';
import { allProcedures, type ListedProcedure } from './procedures.ts';

/** What a door answered: the contract's code, or `ok`. */
type Answer = string;

const isAllowed = (role: StaffRole | undefined, { access }: ListedProcedure): boolean =>
  access === 'public' || (role !== undefined && (access === 'signed_in' || may(role, access)));

async function askClient(client: Client, { path }: ListedProcedure): Promise<Answer> {
  let node: unknown = client;
  for (const key of path) node = (node as Record<string, unknown>)[key];
  const call = node as (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>;
  const end = new AbortController();
  try {
    await call({}, { signal: end.signal });
    return 'ok';
  } catch (error) {
    return error instanceof ORPCError ? error.code : `not an answer: ${String(error)}`;
  } finally {
    end.abort();
  }
}

async function askApi(
  office: TestOffice,
  token: string | undefined,
  { method, restPath }: ListedProcedure,
): Promise<Answer> {
  const url = `${office.url}api/v1${restPath.replace('{model}', 'customer').replace(/\{\w+\}/g, 'x')}`;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const end = new AbortController();
  const response = await fetch(url, {
    method,
    headers,
    signal: end.signal,
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  if (response.ok) {
    end.abort();
    return 'ok';
  }
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : `status ${response.status}`;
}

/** This would end the session that the other questions need. */
const asksLast = new Set(['platform.session.signOut']);

const REFUSED = ['FORBIDDEN', 'UNAUTHENTICATED'];

function judge(role: StaffRole | undefined, procedure: ListedProcedure, answer: Answer): string[] {
  const allowed = isAllowed(role, procedure);
  const expected = role === undefined ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  const right = allowed
    ? !REFUSED.includes(answer) && !answer.startsWith('not an answer') && answer !== 'INTERNAL_SERVER_ERROR'
    : answer === expected;
  return right ? [] : [`${procedure.name} as ${role ?? 'nobody'}: ${answer}`];
}

const everyone: readonly (StaffRole | undefined)[] = [undefined, ...staffRoles];

describe('every role on every procedure', () => {
  const asked = allProcedures.filter(({ name }) => !asksLast.has(name) && name !== 'platform.session.signIn');

  it('is answered alike through the window, the browser and the API', async () => {
    const office = await testOffice('sqlite');
    const wrong: string[] = [];
    for (const role of everyone) {
      const browser = await office.browserClient(role);
      const window = await office.windowClient(role);
      const token = role === undefined ? undefined : await office.apiToken(role);
      for (const procedure of asked) {
        const answers = {
          browser: await askClient(browser, procedure),
          window: await askClient(window, procedure),
          api: await askApi(office, token, procedure),
        };
        for (const [door, answer] of Object.entries(answers)) {
          wrong.push(...judge(role, procedure, answer).map((sentence) => `${door}: ${sentence}`));
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('names a permission of the table for each procedure', () => {
    const unknown = asked.filter(
      ({ access }) => access !== 'public' && access !== 'signed_in' && !(access in permissionTable),
    );
    expect(unknown).toEqual([]);
  });

  it('keeps what product.md forbids from each role', () => {
    const forbidden: readonly [StaffRole, string][] = [
      ['noc', 'billing.payments.record'],
      ['noc', 'billing.payments.reverse'],
      ['billing', 'core.subscriptions.pppoePassword'],
      ['billing', 'core.devices.create'],
      ['support', 'core.subscriptions.pppoePassword'],
      ['support', 'billing.payments.record'],
      ['support', 'core.subscriptions.setPrice'],
      ['noc', 'core.subscriptions.setPrice'],
      ['technician', 'billing.invoices.list'],
      ['technician', 'billing.payments.list'],
      ['noc', 'platform.setup.leaveDemo'],
      ['technician', 'platform.setup.leaveDemo'],
    ];
    const procedureOf = (name: string): ListedProcedure => {
      const found = asked.find((procedure) => procedure.name === name);
      if (found === undefined) throw new Error(`No procedure ${name}`);
      return found;
    };
    for (const [role, name] of forbidden)
      expect(`${role} ${name} ${isAllowed(role, procedureOf(name))}`).toBe(`${role} ${name} false`);
    const auditorWrites = asked.filter(
      (procedure) => procedure.method !== 'GET' && procedure.access !== 'public' && isAllowed('auditor', procedure),
    );
    expect(auditorWrites.map(({ name }) => name)).toEqual(
      [
        'platform.session.changePassword',
        'billing.balances.of',
        'mikrotik.changes.rows',
        'mikrotik.drift.preview',
      ].filter((name) => !asksLast.has(name)),
    );
  });
});
