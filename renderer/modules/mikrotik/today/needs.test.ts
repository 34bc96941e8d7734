import { expect, test } from 'vitest';
import type { RouterTile } from '#contract/mikrotik.ts';
import { may, type StaffRole } from '#contract/permissions.ts';
import { needsOfOffice, needsOfRouters, needsOfServices } from './needs.ts';

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
  latencies: [],
  ...part,
});

const said = (rows: readonly { figure?: unknown; sentence: string }[]) =>
  rows.map(({ figure, sentence }) => `${figure} ${sentence}`);

test('a down router and what waits on others is counted and named', () => {
  const rows = needsOfRouters(
    [router({ health: 'down', name: 'edge' }), router({ toApprove: 2, failed: 1 }), router({ toApprove: 3 })],
    as('noc'),
  );
  expect(said(rows)).toEqual([
    '1 router does not answer',
    '1 change failed and waits for a person',
    '5 changes wait to be approved',
  ]);
  expect(rows[0]?.note).toBe('edge');
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
