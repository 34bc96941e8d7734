import type { Socket } from 'node:net';
import type { Account, Accounts } from '../api/accounts.ts';
import { dispatch } from '../api/dispatch.ts';
import { Listeners } from '../api/listeners.ts';
import { done, fatal, ReplyEncoder, type ReplySentence, trapReply } from '../api/reply.ts';
import { type ApiRequest, parseRequest } from '../api/request.ts';
import type { ByteString } from '../codec/byte-string.ts';
import { type SentenceLimits, SentenceParser, WireViolation } from '../codec/sentence-parser.ts';
import type { CommandLog } from '../command-log.ts';
import type { RouterTables } from '../tables/router-tables.ts';
import { failure, Trap, trapCategory } from '../tables/trap.ts';
import type { VersionProfile } from '../versions.ts';
import type { Bite, Faults } from './faults.ts';
import { ReplyOutlet } from './reply-outlet.ts';

/** What a connection needs of the router behind it. */
export interface ConnectionHost {
  readonly tables: RouterTables;
  readonly profile: VersionProfile;
  readonly accounts: Accounts;
  readonly faults: Faults;
  readonly log: CommandLog;
  readonly latencyMs: number;
  /** Time passes: what has expired goes, before a command looks. */
  settleTime(): void;
  /** A user came in; answers how he leaves. */
  welcome(account: Account, address: string, via: 'api' | 'rest-api'): () => void;
  /** `ms`: how long nothing listens. */
  reboot(ms?: number): void;
  refuse(): void;
}

const beforeLogin: SentenceLimits = { maxSentenceBytes: 8_192 };
const afterLogin: SentenceLimits = { maxSentenceBytes: 16 * 1_048_576 };
const sentencesBeforeLogin = 16;

/** One client's connection, from its first byte to its last. */
export class Connection {
  readonly #host: ConnectionHost;
  readonly #socket: Socket;
  readonly #parser: SentenceParser;
  readonly #outlet: ReplyOutlet;
  readonly #encoder = new ReplyEncoder();
  readonly #listeners: Listeners;
  #account: Account | undefined;
  #challenge: string | undefined;
  #strangerSentences = 0;
  #leave: () => void = () => {};
  #ending = false;

  constructor(host: ConnectionHost, socket: Socket, wire: Socket) {
    this.#host = host;
    this.#socket = socket;
    this.#outlet = new ReplyOutlet(socket, wire);
    this.#parser = new SentenceParser(beforeLogin, (words) => this.#receive(parseRequest(words)));
    this.#listeners = new Listeners((sentence, tag) => this.#reply([sentence], tag));
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#read(chunk));
    // The client's way to end is the client's business; 'close' follows.
    socket.on('error', () => {});
    socket.on('close', () => this.#closed());
  }

  #read(chunk: Buffer): void {
    try {
      this.#parser.push(chunk);
    } catch (error) {
      if (!(error instanceof WireViolation)) throw error;
      this.#end(error.message);
    }
  }

  #receive(request: ApiRequest): void {
    if (this.#ending) return;
    const { faults, log } = this.#host;
    log.record(request);
    const isLogin = request.command === '/login';
    const bite = faults.meet({ isLogin, verb: request.verb });
    if (bite?.name === 'stall') return;
    if (bite?.name === 'refuse') this.#host.refuse();
    else if (bite?.name === 'reboot') this.#host.reboot(bite.ms);
    else if (bite?.name === 'fatal' || bite?.name === 'fatal-at-login') this.#end('connection terminated');
    else if (isLogin) this.#login(request, bite);
    else if (this.#account) this.#run(this.#account, request, bite);
    else this.#end('not logged in');
  }

  #login(request: ApiRequest, bite: Bite | undefined): void {
    this.#strangerSentences += 1;
    if (this.#strangerSentences > sentencesBeforeLogin) {
      this.#end('too many commands before login');
      return;
    }
    const { sentences, account, challenge } = this.#host.accounts.login(request.arguments, this.#challenge);
    this.#challenge = challenge;
    if (account) this.#enter(account);
    this.#reply(sentences, request.tag, bite);
  }

  #enter(account: Account): void {
    this.#leave();
    this.#account = account;
    this.#parser.limits = afterLogin;
    this.#leave = this.#host.welcome(account, this.#socket.remoteAddress ?? '', 'api');
  }

  #run(account: Account, request: ApiRequest, bite: Bite | undefined): void {
    if (bite?.name === 'unknown-tag') this.#reply([['!re', '=.id=*0'], done], `nobody-${this.#host.log.count}`);
    if (request.command === '/quit') {
      this.#end('session terminated on request');
      return;
    }
    if (request.command === '/cancel') {
      this.#cancel(request, bite);
      return;
    }
    try {
      this.#execute(account, request, bite);
    } catch (error) {
      if (!(error instanceof Trap)) throw error;
      this.#reply(trapReply(error, this.#host.profile), request.tag, bite);
    }
  }

  #execute(account: Account, request: ApiRequest, bite: Bite | undefined): void {
    const { tables, profile } = this.#host;
    if (bite?.name === 'full-disk') throw failure('not enough space');
    this.#host.settleTime();
    const outcome = dispatch({ tables, profile, account }, request);
    if (bite?.name === 'refused-yet-done') throw failure('action timed out');
    if (outcome.kind === 'listen') this.#listeners.start(outcome.table, outcome.selection, request.tag);
    else if (outcome.kind === 'answer') this.#reply(outcome.sentences, request.tag, bite);
    else {
      this.#reply([done], request.tag, bite);
      setImmediate(() => this.#host.reboot());
    }
  }

  #cancel(request: ApiRequest, bite: Bite | undefined): void {
    const ended = this.#listeners.cancel(request.arguments.get('tag'));
    const interrupted = trapReply(new Trap('interrupted', trapCategory.interrupted), this.#host.profile).slice(0, 1);
    for (const tag of ended) this.#reply(interrupted, tag);
    this.#reply([done], request.tag, bite);
    for (const tag of ended) this.#reply([done], tag);
  }

  #reply(sentences: readonly ReplySentence[], tag: ByteString | undefined, bite?: Bite): void {
    this.#outlet.send(this.#encoder.encode(sentences, tag), this.#host.latencyMs, bite);
  }

  /** `!fatal`, which belongs to the connection and carries no tag, and nothing after it. */
  #end(reason: string): void {
    this.#depart();
    this.#outlet.send(this.#encoder.encode([fatal(reason)], undefined), this.#host.latencyMs, undefined, true);
  }

  #closed(): void {
    this.#depart();
    this.#outlet.stop();
  }

  #depart(): void {
    this.#ending = true;
    this.#listeners.cancel(undefined);
    this.#leave();
  }
}
