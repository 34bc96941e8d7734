import { describe, expect, it } from 'vitest';
import { Restarts } from './restarts.ts';

describe('restarting what has died', () => {
  it('waits longer after each death and gives up after five within a minute', () => {
    const restarts = new Restarts();
    const waits = [0, 1, 2, 3, 4, 5].map((second) => restarts.waitAfterDeath(second * 1_000));
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, undefined]);
  });

  it('goes on for ever when deaths are rare', () => {
    const restarts = new Restarts();
    const waits = Array.from({ length: 20 }, (_, minute) => restarts.waitAfterDeath(minute * 60_000));
    expect(new Set(waits)).toEqual(new Set([250]));
  });

  it('begins anew when a person asks for it', () => {
    const restarts = new Restarts();
    for (let death = 0; death < 6; death++) restarts.waitAfterDeath(death);
    restarts.forget();
    expect(restarts.waitAfterDeath(7)).toBe(250);
  });
});
