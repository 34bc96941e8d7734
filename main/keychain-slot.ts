import type { KeySlot } from '#platform/key-slot.ts';
import type { Logger } from '#platform/log.ts';

/** Asks the system's keychain; a key is kept first. Answers the key that it holds then, null where it cannot keep one. */
export type AskKeychain = (keep?: Uint8Array) => Promise<Uint8Array | null>;

/**
 * This machine's key in the system's keychain, in `file` where there is none. A key that a server without a keychain has
 * written there for the same folder is found too.
 */
export function keychainSlot(ask: AskKeychain, file: KeySlot, log: Logger): KeySlot {
  return {
    read: async () => (await ask()) ?? (await file.read()),
    async write(key) {
      if ((await ask(key)) !== null) return;
      log.warn('This system offers no keychain: the key of the store lies in a file that only its owner may read');
      await file.write(key);
    },
  };
}
