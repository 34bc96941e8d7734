import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import { Refusal } from '#kernel/errors.ts';
import type { KeySlot } from './key-slot.ts';
import type { WriteContext } from './write.ts';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Memory-hard enough that a stolen store does not give the key away (OWASP's scrypt minimum). */
const wrapKeyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, KEY_BYTES, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 });

const cipherKeys = new WeakMap<Uint8Array, KeyObject>();

/** Node prepares a key once for all uses when it is handed over as an object. */
function cipherKey(key: Uint8Array): KeyObject {
  const known = cipherKeys.get(key) ?? createSecretKey(key);
  cipherKeys.set(key, known);
  return known;
}

function encrypt(key: Uint8Array, text: Uint8Array, boundTo: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(key), nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

function decrypt(key: Uint8Array, sealed: string, boundTo: string): Buffer {
  const [version, nonce = '', body = ''] = sealed.split('.');
  if (version !== VERSION) throw new Error('Sealed by a version that is not known here');
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(key), Buffer.from(nonce, 'base64url'), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), decipher.final()]);
}

/** Tells one sealing from another, also of the same text, and gives nothing of it away: its nonce. */
export const sealVersion = (sealed: string): string => sealed.split('.')[1] ?? '';

const fingerprint = (key: Uint8Array): string =>
  createHash('sha256').update('lastmile key check').update(key).digest('hex');

type StoreDb = WriteContext['store']['db'];

const readInfo = async (db: StoreDb, key: string): Promise<string | undefined> =>
  (await db.selectFrom('storeInfo').select('value').where('key', '=', key).executeTakeFirst())?.value;

/** First writer wins; answers what stands in the store. */
async function claimInfo(db: StoreDb, key: string, value: string): Promise<string> {
  await db
    .insertInto('storeInfo')
    .values({ key, value })
    .onConflict((on) => on.column('key').doNothing())
    .execute();
  return (await readInfo(db, key)) ?? value;
}

/** What to do about `locked`. */
export const secretsLocked =
  'The passwords in this store are locked on this machine: their key is kept elsewhere. An admin unlocks them with the store’s ' +
  'passphrase in Settings › Security. If it has none, set it there on the machine that made the store: a desktop keeps the key ' +
  'in the system’s keychain.';

/** `locked`: the store's secrets were sealed with a key that this machine does not hold yet. */
export type SecretsState = 'ready' | 'locked';

/**
 * Seals router and PPPoE passwords with AES-256-GCM, each bound to its record. The key lives outside the store: in a key
 * slot of this machine (OS keychain, or a 0600 file). The store may keep a copy wrapped by a passphrase: each further
 * console of one Postgres, and a server on a folder whose key a desktop's keychain keeps, asks for it once.
 */
export class Secrets {
  readonly #db: StoreDb;
  readonly #slot: KeySlot;
  #key: Uint8Array | undefined;

  private constructor(db: StoreDb, slot: KeySlot) {
    this.#db = db;
    this.#slot = slot;
  }

  /** Reads this machine's key; a store without any key gets a new one. */
  static async open(db: StoreDb, slot: KeySlot, passphrase?: string): Promise<Secrets> {
    const secrets = new Secrets(db, slot);
    const held = await slot.read();
    const expected = await readInfo(db, 'secrets.check');
    if (expected === undefined) await secrets.#adopt(held ?? randomBytes(KEY_BYTES));
    else if (held !== undefined && fingerprint(held) === expected) secrets.#key = held;
    if (passphrase !== undefined) {
      if (secrets.state === 'locked') await secrets.unlock(passphrase);
      else await claimInfo(db, 'secrets.wrapped', secrets.#wrap(passphrase)); // one that was set before stays
    }
    return secrets;
  }

  async #adopt(key: Uint8Array): Promise<void> {
    // Written before it is claimed: a crash between the two must not leave a store whose key nobody has.
    await this.#slot.write(key);
    if ((await claimInfo(this.#db, 'secrets.check', fingerprint(key))) === fingerprint(key)) this.#key = key;
  }

  get state(): SecretsState {
    return this.#key === undefined ? 'locked' : 'ready';
  }

  get #ready(): Uint8Array {
    if (this.#key === undefined) throw new Refusal('NOT_ALLOWED_NOW', secretsLocked);
    return this.#key;
  }

  seal(text: string, boundTo: string): string {
    return encrypt(this.#ready, Buffer.from(text, 'utf8'), boundTo);
  }

  /** @throws when the text was sealed for another record or was altered. */
  open(sealed: string, boundTo: string): string {
    return decrypt(this.#ready, sealed, boundTo).toString('utf8');
  }

  #wrap(passphrase: string): string {
    const salt = randomBytes(16);
    return `${salt.toString('base64url')}:${encrypt(wrapKeyOf(passphrase, salt), this.#ready, 'lastmile shared key')}`;
  }

  /** Keeps the key in the store, wrapped, for the other consoles; a former passphrase is no longer accepted. */
  async share(passphrase: string): Promise<void> {
    const value = this.#wrap(passphrase);
    await this.#db
      .insertInto('storeInfo')
      .values({ key: 'secrets.wrapped', value })
      .onConflict((on) => on.column('key').doUpdateSet({ value }))
      .execute();
  }

  async isShared(): Promise<boolean> {
    return (await readInfo(this.#db, 'secrets.wrapped')) !== undefined;
  }

  /** Takes the key from the store with the passphrase, and keeps it on this machine. */
  async unlock(passphrase: string): Promise<void> {
    const stored = await readInfo(this.#db, 'secrets.wrapped');
    if (stored === undefined) {
      throw new Refusal(
        'NOT_ALLOWED_NOW',
        'No passphrase is set for this store. Set one in Settings › Security on the machine that made it (a desktop keeps the ' +
          'key in the system’s keychain), then enter it here.',
      );
    }
    const at = stored.indexOf(':');
    let key: Buffer;
    try {
      key = decrypt(
        wrapKeyOf(passphrase, Buffer.from(stored.slice(0, at), 'base64url')),
        stored.slice(at + 1),
        'lastmile shared key',
      );
    } catch {
      throw new Refusal('INVALID_INPUT', 'That is not the passphrase of this store.', {
        fields: { passphrase: 'Wrong passphrase.' },
      });
    }
    await this.#slot.write(key);
    this.#key = key;
  }
}

/** A bearer secret for sessions and API tokens: 256 random bits, kept only as a hash. */
export const newBearer = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

export const hashBearer = (bearer: string): string => createHash('sha256').update(bearer).digest('hex');
