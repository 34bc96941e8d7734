import { expect, test } from 'vitest';
import type { RouterTile } from '#contract/mikrotik.ts';
import { may, type StaffRole } from '#contract/permissions.ts';
import { needsOfHeld, needsOfOffice, needsOfRouters, needsOfServices } from './needs.ts';

const as = (role: StaffRole) => (permission: Parameters<typeof may>[1]) => may(role, permission);

const router = (part: Partial<RouterTile>): RouterTile => ({
  id: 'r',
  name: 'core-1',
  stage: 'live',
  health: 'up',
  since: null,
  latencyMs: 3,
  cpuPercent: 4,
  sessionCount: 10,
  lastError: null,
  drifted: 0,
  waiting: 0,
  toApprove: 0,
  failed: 0,
  inMaintenance: false,
  latencies: [],
  ...part,
});

const said = (rows: readonly { figure?: unknown; sentence: string }[]) =>
  rows.map(({ figure, sentence }) => `${figure} ${sentence}`);

test('a down router and what waits on others is counted and named', () => {
  const rows = needsOfRouters(
    [
      router({ health: 'down', name: 'bench', inMaintenance: true }),
      router({ health: 'down', name: 'edge' }),
      router({ toApprove: 2, failed: 1 }),
      router({ toApprove: 3 }),
    ],
    as('noc'),
  );
  expect(said(rows)).toEqual([
    '1 router does not answer',
    '1 change failed and waits for a person',
    '5 changes wait to be approved',
  ]);
  expect(rows[0]?.note).toBe('edge');
});

test('what was stopped names its routers and leads to its batch', () => {
  const batch = { by: 'brake', count: 12, routers: ['hill-1'], requestedBy: 'daily run', wantedAt: '' } as const;
  const held = (...ids: string[]) => ids.map((batchId) => ({ ...batch, routers: [...batch.routers], batchId }));
  const [first] = needsOfHeld(held('b1'), as('noc'));
  expect(`${first?.figure} ${first?.sentence}`).toBe('12 changes on hill-1 wait for you: stopped by the brake');
  expect(first?.path).toBe('/changes?batch=b1');
  expect(needsOfHeld(held('b1'), as('auditor'))).toEqual([]);
  expect(said(needsOfHeld(held('b1', 'b2', 'b3', 'b4'), as('noc')))[2]).toBe(
    '24 changes of 2 other batches were stopped and wait for you',
  );
  const failed = { ...batch, batchId: 'b', by: 'failures' as const, count: 1, routers: ['a', 'b', 'c', 'd'] };
  expect(said(needsOfHeld([failed], as('admin')))).toEqual([
    '1 change on a, b and 2 more waits for you: stopped after failures',
  ]);
});

test('nobody is told of what their role cannot decide', () => {
  const routers = [router({ toApprove: 2, failed: 1 })];
  expect(needsOfRouters(routers, as('technician'))).toEqual([]);
  const services = {
    customers: 9,
    byState: { draft: 0, pending_install: 4, active: 5, suspended: 0, paused: 0, terminated: 0 },
    disagreeing: 2,
    sectors: [],
  };
  expect(said(needsOfServices(services, as('technician')))).toEqual([
    '2 services whose router and books disagree',
    '4 services wait for their installation',
  ]);
  expect(needsOfServices(services, as('billing'))).toEqual([]);
});

test('an office in order needs nobody', () => {
  const office = {
    storeKind: 'sqlite',
    storeLabel: '',
    isDemo: false,
    automation: { label: 'desk', isMe: true },
    routers: null,
    jobs: { queued: 3, running: 1, failed: 0 },
    parkedEvents: 0,
    changesToApprove: 0,
    secrets: 'ready',
  } as const;
  expect(needsOfOffice(office, as('admin'))).toEqual([]);
  const parked = { ...office, parkedEvents: 2 };
  expect(said(needsOfOffice(parked, as('admin')))).toEqual(['2 events could not be delivered']);
  expect(needsOfOffice(parked, as('noc'))).toEqual([]);
  expect(needsOfRouters([router({})], as('admin'))).toEqual([]);
});
