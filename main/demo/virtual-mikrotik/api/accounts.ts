import { createHash, randomBytes } from 'node:crypto';
import { type ByteString, fromText } from '../codec/byte-string.ts';
import { type Policy, policiesOf, type UserPolicy } from './policies.ts';
import { done, doneWith, type ReplySentence } from './reply.ts';

export interface RouterUser {
  readonly name: string;
  readonly password: string;
  /** Default `full`. */
  readonly policy?: UserPolicy;
}

export interface Account {
  readonly name: ByteString;
  readonly password: ByteString;
  readonly group: UserPolicy;
  readonly policies: ReadonlySet<Policy>;
}

export interface LoginAnswer {
  readonly sentences: readonly ReplySentence[];
  readonly account?: Account;
  /** Old style: to be answered by the next `/login`, in hex. */
  readonly challenge?: string;
}

/** Before 6.43: `00` and md5 of a zero byte, the password and the challenge's bytes. */
function responseTo(challenge: string, password: ByteString): string {
  const hash = createHash('md5')
    .update(Buffer.from([0]))
    .update(Buffer.from(password, 'latin1'));
  return `00${hash.update(Buffer.from(challenge, 'hex')).digest('hex')}`;
}

/** The router's users and its way to let them in: name and password (6.43 and later), or the older MD5 challenge. */
export class Accounts {
  readonly #accounts: ReadonlyMap<ByteString, Account>;
  readonly #oldLogin: boolean;

  constructor(users: readonly RouterUser[], oldLogin: boolean) {
    const accounts = users.map(({ name, password, policy = 'full' }) => ({
      name: fromText(name),
      password: fromText(password),
      group: policy,
      policies: policiesOf(policy),
    }));
    this.#accounts = new Map(accounts.map((account) => [account.name, account]));
    this.#oldLogin = oldLogin;
  }

  login(given: ReadonlyMap<string, ByteString>, challenge: string | undefined): LoginAnswer {
    const response = given.get('response');
    if (this.#oldLogin && response === undefined) {
      const fresh = randomBytes(16).toString('hex');
      return { sentences: [doneWith(fresh)], challenge: fresh };
    }
    const account = this.#accounts.get(given.get('name') ?? '');
    const proven = this.#oldLogin
      ? account && challenge !== undefined && response === responseTo(challenge, account.password)
      : account?.password === given.get('password');
    if (!account || !proven) return this.#refuse();
    if (!account.policies.has('api')) return { sentences: [['!trap', '=message=std failure: not allowed (9)'], done] };
    return { sentences: [done], account };
  }

  /** Who may come in by REST: each request says name and password. */
  admit(name: ByteString, password: ByteString): Account | undefined {
    const account = this.#accounts.get(name);
    if (account?.password !== password) return undefined;
    return account.policies.has('api') && account.policies.has('rest-api') ? account : undefined;
  }

  all(): Iterable<Account> {
    return this.#accounts.values();
  }

  #refuse(): LoginAnswer {
    const message = this.#oldLogin ? 'cannot log in' : 'invalid user name or password (6)';
    return { sentences: [['!trap', `=message=${message}`], done] };
  }
}
