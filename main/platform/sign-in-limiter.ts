import type { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';

/** Of one account from one address: a stranger elsewhere cannot lock its owner out. */
const PER_ACCOUNT = { points: 8, duration: 15 * 60 };
const PER_PEER = { points: 40, duration: 15 * 60 };

interface Limits {
  readonly byAccount: RateLimiterMemory;
  readonly byPeer: RateLimiterMemory;
}

const isRefusal = (error: unknown): error is { readonly msBeforeNext: number } =>
  typeof error === 'object' && error !== null && !(error instanceof Error) && 'msBeforeNext' in error;

const ownKey = (staffId: Id): string => `own password of ${staffId}`;

async function refuseWith(take: () => Promise<unknown>): Promise<void> {
  try {
    await take();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    throw new Refusal('RATE_LIMITED', `Too many attempts. Try again in ${minutes} min.`);
  }
}

/** Slows down guessing, by account and by the address it comes from; a success forgives the account's misses. */
export class SignInLimiter {
  #limits: Promise<Limits> | undefined;

  /** Loaded at the first sign-in, not at every start. */
  #load(): Promise<Limits> {
    this.#limits ??= import('rate-limiter-flexible').then(({ RateLimiterMemory: Limiter }) => ({
      byAccount: new Limiter(PER_ACCOUNT),
      byPeer: new Limiter(PER_PEER),
    }));
    return this.#limits;
  }

  /** @throws Refusal RATE_LIMITED with the wait in words. */
  async takeTurn(peer: string, account: string): Promise<void> {
    const { byAccount, byPeer } = await this.#load();
    await refuseWith(async () => {
      await byPeer.consume(peer);
      await byAccount.consume(`${peer} ${account}`);
    });
  }

  async forgive(peer: string, account: string): Promise<void> {
    const { byAccount, byPeer } = await this.#load();
    await Promise.all([byAccount.delete(`${peer} ${account}`), byPeer.reward(peer, 1)]);
  }

  /**
   * Before someone who is signed in is asked for their own password: whoever took over a session must not find it out. By
   * the person alone, since a session may be used from anywhere. Given back by `forgiveOwn`, so that misses count.
   * @throws Refusal RATE_LIMITED with the wait in words.
   */
  async takeOwnTurn(staffId: Id): Promise<void> {
    const { byAccount } = await this.#load();
    await refuseWith(() => byAccount.consume(ownKey(staffId)));
  }

  async forgiveOwn(staffId: Id): Promise<void> {
    const { byAccount } = await this.#load();
    await byAccount.delete(ownKey(staffId));
  }
}
