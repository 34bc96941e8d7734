import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../../api/accounts.ts';
import { dispatch } from '../../api/dispatch.ts';
import type { ByteString } from '../../codec/byte-string.ts';
import { eachShown } from '../../tables/router-tables.ts';
import { failure, Trap } from '../../tables/trap.ts';
import type { ConnectionHost } from '../connection.ts';
import type { Bite } from '../faults.ts';
import { HttpError, httpErrorOf } from './http-error.ts';
import { sendReply } from './rest-outlet.ts';
import { type HttpReply, type JsonRow, replyOf } from './rest-reply.ts';
import { type RestRequest, readRequest } from './rest-request.ts';

const KEEP_ALIVE_MS = 60_000;
const BODY_BYTES = 16 * 1_048_576;
/** A command that has not ended by then never answers. */
const SESSION_MS = 60_000;

const page404 = '<!doctype html><title>Error 404: Not Found</title><h1>Error 404: Not Found</h1>';

/** The web server of a router, as far as REST goes. It reads requests with a parser of its own kind: Node's. */
export class RestServer {
  readonly #host: ConnectionHost;
  readonly #http = createServer((request, response) => void this.#answer(request, response));
  readonly #wires = new WeakMap<Socket, Socket>();
  readonly #guests = new WeakSet<Socket>();
  #slowTail: Promise<unknown> = Promise.resolve();

  constructor(host: ConnectionHost) {
    this.#host = host;
    this.#http.keepAliveTimeout = KEEP_ALIVE_MS;
  }

  take(socket: Socket, wire: Socket): void {
    this.#wires.set(socket, wire);
    socket.setNoDelay(true);
    // The client's way to end is the client's business.
    socket.on('error', () => {});
    this.#http.emit('connection', socket);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request).catch(() => undefined);
    if (body === undefined) {
      request.socket.destroy();
      return;
    }
    if (!this.#host.profile.hasRest || !/^\/rest(\/|$)/.test(request.url ?? '')) {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end(page404);
      return;
    }
    const outcome = this.#outcome(request, body);
    if (outcome === undefined) return;
    const { reply, bite, afterwards } = outcome;
    await this.#wait(bite);
    if (request.socket.destroyed) return;
    await sendReply(response, this.#wires.get(request.socket) ?? request.socket, await reply, bite);
    afterwards?.();
  }

  /** `undefined`: there is no answer, and never will be. */
  #outcome(
    http: IncomingMessage,
    body: Buffer,
  ): { reply: HttpReply | Promise<HttpReply>; bite?: Bite | undefined; afterwards?: () => void } | undefined {
    const { faults, log, tables } = this.#host;
    try {
      const account = this.#enter(http);
      const asked = readRequest(http, body, tables);
      log.record(asked.request);
      const bite = faults.meet({ isLogin: false, verb: asked.request.verb });
      if (bite?.name === 'stall') return undefined;
      if (bite?.name === 'refuse') this.#host.refuse();
      else if (bite?.name === 'reboot') this.#host.reboot(bite.ms);
      else if (bite?.name === 'fatal') http.socket.destroy();
      else return { bite, ...this.#run(account, asked, bite) };
      return undefined;
    } catch (error) {
      return { reply: refusalOf(error) };
    }
  }

  #run(
    account: Account,
    asked: RestRequest,
    bite: Bite | undefined,
  ): { reply: HttpReply | Promise<HttpReply>; afterwards?: () => void } {
    const { tables, profile } = this.#host;
    try {
      if (bite?.name === 'full-disk') throw failure('not enough space');
      this.#host.settleTime();
      const outcome = dispatch({ tables, profile, account }, asked.request);
      if (outcome.kind === 'reboot') return { reply: { status: 200, body: [] }, afterwards: () => this.#host.reboot() };
      if (outcome.kind === 'listen') return { reply: sessionEnds() };
      const reply = replyOf(asked, outcome.sentences, (ret) => this.#rowNow(account, asked, ret));
      if (bite?.name === 'refused-yet-done') throw new HttpError(400, 'failure: action timed out');
      return { reply };
    } catch (error) {
      const refused = error instanceof Trap ? httpErrorOf(error, profile, asked.id !== undefined) : error;
      return { reply: refusalOf(refused) };
    }
  }

  /** Each request says who asks; the first one of a connection is seen in `/user/active`. */
  #enter({ headers, socket }: IncomingMessage): Account {
    const [, encoded] = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    const [name = '', ...password] = Buffer.from(encoded ?? '', 'base64')
      .toString('latin1')
      .split(':');
    const account = encoded === undefined ? undefined : this.#host.accounts.admit(name, password.join(':'));
    if (account === undefined) throw new HttpError(401);
    if (!this.#guests.has(socket)) {
      this.#guests.add(socket);
      socket.once('close', this.#host.welcome(account, socket.remoteAddress ?? '', 'rest-api'));
    }
    return account;
  }

  #rowNow({ policies }: Account, { request, id }: RestRequest, ret: ByteString | undefined): JsonRow | undefined {
    const { tables } = this.#host;
    const table = tables.find(request.menu);
    const row = table?.find(ret ?? id ?? '');
    if (table === undefined || row === undefined) return undefined;
    const shown: Record<string, ByteString> = {};
    eachShown(table, row, tables.showContext(), (name, value) => {
      if (name !== 'password' || policies.has('sensitive')) shown[name] = value;
    });
    return shown;
  }

  async #wait(bite: Bite | undefined): Promise<void> {
    const { latencyMs } = this.#host;
    if (latencyMs > 0) await sleep(latencyMs);
    if (bite?.name === 'late-reply') await sleep(bite.ms);
    if (bite?.name !== 'slow') return;
    this.#slowTail = this.#slowTail.then(() => sleep(bite.ms));
    await this.#slowTail;
  }
}

function refusalOf(error: unknown): HttpReply {
  if (!(error instanceof HttpError)) throw error;
  return { status: error.status, body: error.body };
}

async function sessionEnds(): Promise<HttpReply> {
  await sleep(SESSION_MS, undefined, { ref: false });
  return refusalOf(new HttpError(400, 'Session closed'));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > BODY_BYTES) throw new Error('the body is too long');
  }
  return Buffer.concat(chunks);
}
