import { describe, expect, it } from 'vitest';
import { ManualClock } from '#kernel/clock.ts';
import { RouterError } from '../transport/router-transport.ts';
import { Breaker } from './breaker.ts';

const silent = () => Promise.reject(new RouterError('unreachable', 'hill-1 does not answer.'));
const answers = () => Promise.resolve('here');

function resting() {
  const clock = new ManualClock('2026-11-22T10:00:00.000Z');
  const breaker = new Breaker(clock);
  return { clock, breaker };
}

async function failThrice(breaker: Breaker): Promise<void> {
  for (let time = 0; time < 3; time += 1) await expect(breaker.guard(silent)).rejects.toThrow('does not answer');
}

describe('the circuit breaker of a router', () => {
  it('lets nobody wait for a router that did not answer three times', async () => {
    const { breaker } = resting();
    await failThrice(breaker);
    let asked = false;
    const work = async () => {
      asked = true;
    };
    await expect(breaker.guard(work)).rejects.toMatchObject({
      kind: 'resting',
      message: expect.stringContaining('hill-1 does not answer.'),
    });
    expect(asked).toBe(false);
  });

  it('lets one call try when the rest is over, and all when that one was answered', async () => {
    const { breaker, clock } = resting();
    await failThrice(breaker);
    clock.advanceMs(5_000);
    let answer = (_: string): void => undefined;
    const probe = breaker.guard(() => new Promise<string>((resolve) => (answer = resolve)));
    await expect(breaker.guard(answers)).rejects.toMatchObject({ kind: 'resting' });
    answer('here');
    expect(await probe).toBe('here');
    expect(await breaker.guard(answers)).toBe('here');
  });

  it('rests longer after each probe that failed, but never longer than a minute', async () => {
    const { breaker, clock } = resting();
    await failThrice(breaker);
    for (const rest of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
      clock.advanceMs(rest - 1);
      await expect(breaker.guard(answers)).rejects.toMatchObject({ kind: 'resting' });
      clock.advanceMs(1);
      await expect(breaker.guard(silent)).rejects.toMatchObject({ kind: 'unreachable' });
    }
  });

  it('lets a health poll try at any time, which closes it', async () => {
    const { breaker } = resting();
    await failThrice(breaker);
    expect(await breaker.guard(answers, { isProbe: true })).toBe('here');
    expect(await breaker.guard(answers)).toBe('here');
  });

  it('takes a refusal for an answer, and a mistake of ours for neither', async () => {
    const { breaker } = resting();
    await expect(breaker.guard(silent)).rejects.toThrow();
    await expect(breaker.guard(silent)).rejects.toThrow();
    await expect(breaker.guard(() => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
    await expect(breaker.guard(() => Promise.reject(new RouterError('trap', 'no such item')))).rejects.toThrow();
    await expect(breaker.guard(silent)).rejects.toThrow('does not answer');
    expect(await breaker.guard(answers)).toBe('here');
  });
});
