import { describe, expect, it } from 'vitest';
import type { AuditEntryView } from '#contract/platform.ts';
import { storyOf } from './story.ts';

const entry = (changes: Partial<AuditEntryView>): AuditEntryView => ({
  seq: 1,
  at: '2026-11-22T10:00:00.000Z',
  actorKind: 'staff',
  actorName: 'Amaka Obi',
  door: 'window',
  requestId: 'r',
  event: 'subscription.changed',
  model: 'subscription',
  recordId: 's1',
  recordName: null,
  before: null,
  after: null,
  why: null,
  ...changes,
});
const known = {
  currency: 'NGN',
  names: new Map([
    ['s1', 'SUB-000017'],
    ['p1', 'Home 10'],
    ['p2', 'Home 20'],
  ]),
};

describe('the history of a customer', () => {
  it('tells a change with the fields before and after, by name', () => {
    const story = storyOf(
      entry({
        before: { planId: 'p1', priceOverrideMinor: null, networkTruth: 'verified' },
        after: { planId: 'p2', priceOverrideMinor: '1250000', networkTruth: 'wanted' },
      }),
      known,
    );
    expect(story.what).toBe('SUB-000017 was changed');
    expect(story.changes).toEqual([
      { label: 'Plan', before: 'Home 10', after: 'Home 20' },
      { label: 'Agreed price', before: 'none', after: '12,500.00 NGN' },
    ]);
  });

  it('tells a suspension without repeating the state that its sentence says', () => {
    const story = storyOf(
      entry({
        event: 'subscription.suspended',
        before: { state: 'active', stateReason: 'Activated', networkTruth: 'verified' },
        after: {
          state: 'suspended',
          stateReason: 'INV-1 is late',
          networkTruth: 'wanted',
          ref: { model: 'invoice', id: 'i1', label: 'INV-1' },
        },
        why: 'INV-1 is late',
      }),
      known,
    );
    expect(story).toMatchObject({ what: 'SUB-000017 was suspended', meaning: 'bad', changes: [] });
  });

  it('links the record behind a reason', () => {
    const ref = { model: 'invoice', id: 'i1', label: 'INV-1' };
    const cut = entry({ event: 'subscription.suspended', after: { ref }, why: 'INV-1 is late' });
    expect(storyOf(cut, known)).toMatchObject({ why: 'INV-1 is late', links: [ref] });
  });

  it('tells what the router confirmed, without repeating why it was asked', () => {
    const confirmed = entry({
      event: 'network.verified',
      after: { router: 'core-1', change: 'suspend', networkService: 'suspended' },
      why: 'INV-1 is late',
    });
    expect(storyOf(confirmed, known)).toMatchObject({ what: 'core-1 confirmed: SUB-000017 is cut off', why: null });
  });

  it('tells a position as one thing', () => {
    const moved = entry({ before: { lat: null, lng: null }, after: { lat: 6.5, lng: 3.25 } });
    expect(storyOf(moved, known).changes).toEqual([{ label: 'Position', before: 'none', after: '6.50000, 3.25000' }]);
  });

  it('names an invoice and its total', () => {
    const posted = entry({
      event: 'invoice.posted',
      model: 'invoice',
      recordId: 'i',
      after: { number: 'INV-2026-000123', totalMinor: '1290000' },
    });
    expect(storyOf(posted, known).what).toBe('Invoice INV-2026-000123 over 12,900.00 NGN');
  });

  it('tells also what it does not know', () => {
    expect(storyOf(entry({ event: 'invoice.written_off', model: 'invoice', recordId: 'i' }), known).what).toBe(
      'Invoice written off',
    );
  });
});

describe('the history of a device', () => {
  const told = (event: string, after: object) =>
    storyOf(entry({ event, model: 'device', recordId: 'd1', after }), known);

  it('tells how long it is out of service, and nothing twice', () => {
    const maintenanceSince = '2026-11-22T10:00:00.000Z';
    const until = told('device.maintenance_started', {
      maintenanceSince,
      maintenanceUntil: '2026-11-22T11:30:00.000Z',
    });
    expect(until).toMatchObject({ what: 'Taken out of service for 1 h 30 min', changes: [] });
    const open = told('device.maintenance_started', { maintenanceSince, maintenanceUntil: null });
    expect(open.what).toBe('Taken out of service until somebody ends it');
  });

  it('tells what the brake stopped, and rows that may differ', () => {
    expect(told('network.brake_pulled', { held: 12 }).what).toBe('The brake stopped 12 changes');
    expect(told('drift.ignored', { rows: ['/queue/simple c-1'], count: 1, until: '2026-12-01' }).what).toBe(
      '/queue/simple c-1 may differ from the books until 1 Dec 2026',
    );
  });

  it('says why a router did not take its preparation', () => {
    expect(told('preparation.failed', { problem: 'Not enough permissions.' }).why).toBe('Not enough permissions.');
  });
});
