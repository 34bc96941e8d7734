import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Wire } from '../command-window.ts';
import { connectionError, whereIs } from '../connection-error.ts';
import { type TextCodec, textCodec } from '../hardened/text-codec.ts';
import { type RouterAddress, RouterError } from '../router-transport.ts';
import type { HttpAnswer } from './rest-answer.ts';
import type { RestCommand } from './rest-command.ts';
import { RouterAgent } from './router-agent.ts';

const ANSWER_BYTES = 64 * 1024 * 1024;

interface WireOptions {
  readonly sockets: number;
  readonly connectTimeoutMs: number;
}

const PLAIN_IN_PATH = /[\w.~*-]/;
/** RouterOS's own examples spell a proplist with its commas. */
const PLAIN_IN_SEARCH = /[\w.~*,:@/-]/;

/** Percent-encodes the bytes that the router's encoding makes of a text. */
const inUrl = (codec: TextCodec, text: string, plain: RegExp): string =>
  [...codec.encode(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return plain.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

function urlOf(codec: TextCodec, { path, id, search = [] }: RestCommand): string {
  const row = id === undefined ? '' : `/${inUrl(codec, id, PLAIN_IN_PATH)}`;
  const spelled = (text: string): string => inUrl(codec, text, PLAIN_IN_SEARCH);
  const pairs = search.map(([name, value]) => `${spelled(name)}=${spelled(value)}`);
  return `/rest${path}${row}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

/** A kept connection that the router closed at the same moment never saw the request. */
const wentStale = (sent: ClientRequest, error: Error): boolean =>
  sent.reusedSocket && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');

/** HTTP requests to one router over a few kept connections. It ends once, for one reason, as a connection of the API does. */
export class RestWire implements Wire<RestCommand, HttpAnswer> {
  readonly where: string;
  readonly codec: TextCodec;
  /** Called once, when it has ended. */
  onEnded: (error: RouterError) => void = () => undefined;
  readonly #address: RouterAddress;
  readonly #agent: RouterAgent;
  readonly #authorization: string;
  readonly #underWay = new Set<ClientRequest>();
  #ended: RouterError | undefined;

  constructor(address: RouterAddress, options: WireOptions) {
    this.#address = address;
    this.where = whereIs(address.host, address.port);
    this.codec = textCodec(address.encoding);
    this.#agent = new RouterAgent(address, options);
    // https://www.rfc-editor.org/rfc/rfc7617: a colon ends the name.
    if (address.user.includes(':')) {
      throw new RouterError(
        'login',
        `REST cannot say a user name with a colon (${address.user}). Choose another user.`,
      );
    }
    const credentials = this.codec.encode(`${address.user}:${address.password}`);
    this.#authorization = `Basic ${credentials.toString('base64')}`;
  }

  get ended(): RouterError | undefined {
    return this.#ended;
  }

  get hasConnected(): boolean {
    return this.#agent.hasConnected;
  }

  nameOf({ name }: RestCommand): string {
    return name;
  }

  end(error: RouterError): void {
    if (this.#ended !== undefined) return;
    this.#ended = error;
    for (const sent of this.#underWay) sent.destroy(error);
    this.#agent.destroy();
    this.onEnded(error);
  }

  async exchange(command: RestCommand): Promise<HttpAnswer> {
    const body = command.body === undefined ? undefined : this.codec.encode(JSON.stringify(command.body));
    const url = urlOf(this.codec, command);
    try {
      return await this.#send(command, url, body);
    } catch (error) {
      // Whatever is no answer leaves open what the router did, and the others under way with it.
      if (error instanceof RouterError) this.end(error);
      throw error;
    }
  }

  #send(command: RestCommand, url: string, body: Buffer | undefined): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const sent = this.#request(command, url, body);
      this.#underWay.add(sent);
      const over = (): void => void this.#underWay.delete(sent);
      sent.once('response', (response) => {
        readAll(response, () => new RouterError('protocol', `${this.where} answered ${command.name} with too much.`))
          .then(resolve, (cause: Error) => reject(this.#errorOf(cause)))
          .finally(over);
      });
      sent.once('error', (cause) => {
        over();
        if (command.isReading && this.#ended === undefined && wentStale(sent, cause)) {
          this.#send(command, url, body).then(resolve, reject);
        } else reject(this.#errorOf(cause));
      });
      sent.end(body);
    });
  }

  #request({ method }: RestCommand, path: string, body: Buffer | undefined): ClientRequest {
    const { host, port } = this.#address;
    const content =
      body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
    const headers = { Authorization: this.#authorization, Accept: 'application/json', ...content };
    return request({ agent: this.#agent, host, port, method, path, headers });
  }

  #errorOf(cause: Error): RouterError {
    if (cause instanceof RouterError) return cause;
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (code.startsWith('HPE_')) {
      return new RouterError('protocol', `${this.where} does not speak HTTP (${code}). Correct the port.`, { cause });
    }
    return connectionError(this.where, 'open', cause);
  }
}

function readAll(response: IncomingMessage, tooMuch: () => RouterError): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > ANSWER_BYTES) response.destroy(tooMuch());
      else chunks.push(chunk);
    });
    response.once('error', reject);
    response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
  });
}
