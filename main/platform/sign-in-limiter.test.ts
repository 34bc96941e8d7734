import { expect, it } from 'vitest';
import { SignInLimiter } from './sign-in-limiter.ts';

const owner = 'ada@test.example';

async function guess(limiter: SignInLimiter, times: number, peer: string, account = (_n: number) => owner) {
  let refused = 0;
  for (let n = 0; n < times; n += 1) await limiter.takeTurn(peer, account(n)).catch(() => (refused += 1));
  return refused;
}

it('slows down guessing at one account, in words that say how long', async () => {
  const limiter = new SignInLimiter();
  expect(await guess(limiter, 8, '10.0.0.66')).toBe(0);
  await expect(limiter.takeTurn('10.0.0.66', owner)).rejects.toThrow('Too many attempts. Try again in 15 min.');
});

it('does not let a stranger lock an owner out', async () => {
  const limiter = new SignInLimiter();
  expect(await guess(limiter, 100, '10.0.0.66')).toBe(92);
  await expect(limiter.takeTurn('192.168.1.5', owner)).resolves.toBeUndefined();
});

it('slows down guessing at many accounts from one place', async () => {
  const limiter = new SignInLimiter();
  expect(await guess(limiter, 50, '10.0.0.66', (n) => `person-${n}@test.example`)).toBe(10);
});

it('forgives the misses of an account once its owner is in', async () => {
  const limiter = new SignInLimiter();
  await guess(limiter, 8, '192.168.1.5');
  await limiter.forgive('192.168.1.5', owner);
  expect(await guess(limiter, 8, '192.168.1.5')).toBe(0);
});
