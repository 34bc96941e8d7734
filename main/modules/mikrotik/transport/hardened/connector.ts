import type { Socket } from 'node:net';
import { certificateRefusal } from '../certificate.ts';
import { connectionError, whereIs } from '../connection-error.ts';
import { type RouterAddress, RouterError } from '../router-transport.ts';
import { openSocket } from '../socket.ts';
import { library } from './library.ts';
import { HardenedReceiver } from './receiver.ts';
import { textCodec } from './text-codec.ts';
import { HardenedTransmitter } from './transmitter.ts';

export type ConnectorStage = 'connecting' | 'handshake' | 'open';

/**
 * One connection, used once. It ends once, for one reason, and says so by `ended` to every call in flight; it never
 * emits `error`, which kills a process that does not listen.
 */
export class HardenedConnector extends library.Connector {
  readonly address: RouterAddress;
  /** Host and port, for sentences. */
  readonly where: string;
  #stage: ConnectorStage = 'connecting';
  #hardenedTransmitter: HardenedTransmitter | undefined;
  #ended: RouterError | undefined;
  #lastTag = 0;

  constructor(address: RouterAddress) {
    super({ host: address.host, port: address.port });
    this.address = address;
    this.where = whereIs(address.host, address.port);
    this.setMaxListeners(0);
    this.on('error', (cause: Error) => this.onError(cause));
  }

  get stage(): ConnectorStage {
    return this.#stage;
  }

  /** Why the connection is no more, or undefined while it lives. */
  get ended(): RouterError | undefined {
    return this.#ended;
  }

  /** The library draws tags by chance, which may repeat or be empty. */
  nextTag(): string {
    this.#lastTag += 1;
    return this.#lastTag.toString(36);
  }

  override connect(): this {
    if (this.socket !== undefined) return this;
    const socket = openSocket(this.address);
    const codec = textCodec(this.address.encoding);
    this.socket = socket;
    this.#hardenedTransmitter = new HardenedTransmitter(socket, codec);
    this.transmitter = this.#hardenedTransmitter;
    this.receiver = new HardenedReceiver(socket, codec, (reason) => this.#onFatal(reason));
    socket.on('error', (cause) => this.onError(cause));
    socket.on('data', (data) => this.onData(data));
    socket.on('end', () => this.onEnd());
    socket.on('close', () => this.onEnd());
    this.#awaitReadiness(socket);
    return this;
  }

  #awaitReadiness(socket: Socket): void {
    const { tls } = this.address;
    socket.once('connect', () => {
      this.#stage = tls === undefined ? 'open' : 'handshake';
      if (tls === undefined) this.onConnect();
    });
    if (tls === undefined) return;
    socket.once('secureConnect', () => {
      // Before the first byte of ours: the login goes to the pinned router or to nobody.
      const refusal = certificateRefusal(socket, this.where, tls);
      if (refusal !== undefined) {
        this.end(refusal);
        return;
      }
      this.#stage = 'open';
      this.onConnect();
    });
  }

  override write(words: readonly string[]): this {
    this.#hardenedTransmitter?.writeSentence(words);
    return this;
  }

  /** Ends the connection for good: every call in flight is rejected with this error. Only the first reason counts. */
  end(error: RouterError): void {
    if (this.#ended !== undefined) return;
    this.#ended = error;
    this.destroy();
    this.emit('ended', error);
  }

  /** Says goodbye and waits for the other side's, but no longer than the grace. */
  closeWithin(graceMs: number): Promise<void> {
    if (this.#ended !== undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(this.#closedHere()), graceMs);
      this.once('ended', () => {
        clearTimeout(timer);
        resolve();
      });
      this.close();
    });
  }

  override destroy(): void {
    // Not the library's: that also removes the listeners through which calls in flight learn of the end.
    this.socket?.destroy();
  }

  override onData(data: Buffer): void {
    try {
      super.onData(data);
    } catch (cause) {
      const fault = cause instanceof Error ? cause.message : 'unreadable bytes';
      this.end(new RouterError('protocol', `${this.where}: ${fault}`, { cause }));
    }
  }

  override onEnd(): void {
    this.end(this.closing ? this.#closedHere() : connectionError(this.where, this.#stage, undefined));
  }

  override onError(cause: Error): void {
    this.end(connectionError(this.where, this.#stage, cause));
  }

  #onFatal(reason: string): void {
    const why = reason === '' ? 'without a reason' : `with “${reason}”`;
    this.end(new RouterError('fatal', `${this.where} ended the session ${why}.`));
  }

  #closedHere(): RouterError {
    return new RouterError('closed', `The connection to ${this.where} was closed on our side.`);
  }
}
