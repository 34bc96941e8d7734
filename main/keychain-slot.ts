import type { KeySlot } from '#platform/key-slot.ts';
import type { Logger } from '#platform/log.ts';

/**
 * Asks the system's keychain for the key of that name; one to keep is kept first. Answers the key that it holds then, null where
 * it cannot keep one.
 */
export type AskKeychain = (name: string, keep?: Uint8Array) => Promise<Uint8Array | null>;

/**
 * The key of that name in the system's keychain, in `file` where there is none. A key that a server without a keychain has
 * written there for the same store is found too.
 */
export function keychainSlot(ask: AskKeychain, name: string, file: KeySlot, log: Logger): KeySlot {
  return {
    read: async () => (await ask(name)) ?? (await file.read()),
    async write(key) {
      if ((await ask(name, key)) !== null) return;
      log.warn('This system offers no keychain: the key of the store lies in a file that only its owner may read');
      await file.write(key);
    },
  };
}
