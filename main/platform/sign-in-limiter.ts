import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#kernel/errors.ts';

const PER_ACCOUNT = { points: 8, duration: 15 * 60 };
const PER_PEER = { points: 40, duration: 15 * 60 };

/** Slows down guessing, by account and by the address it comes from; a success forgives the account's misses. */
export class SignInLimiter {
  readonly #byAccount = new RateLimiterMemory(PER_ACCOUNT);
  readonly #byPeer = new RateLimiterMemory(PER_PEER);

  /** @throws Refusal RATE_LIMITED with the wait in words. */
  async takeTurn(peer: string, account: string): Promise<void> {
    try {
      await this.#byPeer.consume(peer);
      await this.#byAccount.consume(account);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
      throw new Refusal('RATE_LIMITED', `Too many attempts. Try again in ${minutes} min.`);
    }
  }

  async forgive(peer: string, account: string): Promise<void> {
    await Promise.all([this.#byAccount.delete(account), this.#byPeer.reward(peer, 1)]);
  }
}
