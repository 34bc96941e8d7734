import { describe, expect, it } from 'vitest';
import type { Subscription } from '#contract/core.ts';
import { verdictOf } from './two-truths.ts';

const network = (changes: Partial<Subscription['network']> = {}): Subscription['network'] => ({
  truth: 'wanted',
  service: 'active',
  readAt: '2026-11-22T10:00:00.000Z',
  note: null,
  ...changes,
});
const suspended = { state: 'suspended', deviceId: 'd', deviceStage: 'live' } as const;

describe('books and network side by side', () => {
  it('agree only when the router was read back', () => {
    expect(verdictOf({ ...suspended, network: network({ truth: 'verified', service: 'suspended' }) }).verdict).toBe(
      'agree',
    );
    expect(verdictOf({ ...suspended, network: network({ truth: 'applied', service: 'suspended' }) }).verdict).toBe(
      'pending',
    );
  });

  it('contradict each other when someone changed the router by hand', () => {
    expect(verdictOf({ ...suspended, network: network({ truth: 'drifted' }) }).verdict).toBe('differ');
  });

  it('say what the change waits for', () => {
    expect(verdictOf({ ...suspended, network: network() }).verdictWord).toBe('router to confirm');
    expect(verdictOf({ ...suspended, deviceStage: 'staged', network: network() }).verdictWord).toBe('to approve');
    expect(verdictOf({ ...suspended, deviceStage: 'dry_run', network: network() }).verdictWord).toBe('dry run');
    expect(verdictOf({ ...suspended, deviceId: null, deviceStage: null, network: network() }).verdictWord).toBe(
      'no router yet',
    );
  });

  it('have nothing to settle for a draft that was never on a router', () => {
    const draft = { state: 'draft', deviceId: null, deviceStage: null } as const;
    expect(verdictOf({ ...draft, network: network({ service: 'absent', readAt: null }) })).toEqual({
      verdict: 'agree',
      verdictWord: 'nothing to do',
    });
  });
});
