import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fromText, toText } from '../codec/byte-string.ts';
import { encodeSentence } from '../codec/sentence.ts';
import { SentenceParser } from '../codec/sentence-parser.ts';

/** A client for tests that hides nothing: it sends words and hands out each reply sentence and each chunk. */
export class RawClient {
  /** As they came off the socket. */
  readonly chunks: Buffer[] = [];
  /** Settles with the error's code, or `end`, once the connection is gone. */
  readonly gone: Promise<string>;
  readonly #socket: Socket;
  readonly #sentences: string[][] = [];
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    const parser = new SentenceParser({ maxSentenceBytes: 1 << 30 }, (words) =>
      this.#sentences.push(words.map(toText)),
    );
    socket.on('data', (chunk) => {
      this.chunks.push(chunk);
      parser.push(chunk);
      this.#wake();
    });
    let reason = 'end';
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reason = error.code ?? error.message;
    });
    this.gone = new Promise((resolve) => {
      socket.once('close', () => {
        this.#wake();
        resolve(reason);
      });
    });
  }

  static async connect(port: number, tls?: { readonly ca: string }): Promise<RawClient> {
    const socket = tls
      ? connectTls({ port, host: '127.0.0.1', ca: tls.ca, checkServerIdentity: () => undefined })
      : connect(port, '127.0.0.1');
    const client = new RawClient(socket);
    await once(socket, tls ? 'secureConnect' : 'connect');
    return client;
  }

  /** Connects and logs in. */
  static async as(port: number, name = 'admin', password = ''): Promise<RawClient> {
    const client = await RawClient.connect(port);
    await client.ask('/login', `=name=${name}`, `=password=${password}`);
    return client;
  }

  send(...words: string[]): void {
    this.sendBytes(Buffer.from(encodeSentence(words.map(fromText)), 'latin1'));
  }

  sendBytes(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** The next reply sentence; `undefined` once the connection is gone. */
  async next(): Promise<string[] | undefined> {
    while (this.#sentences.length === 0 && !this.#socket.destroyed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#sentences.shift();
  }

  /** Sends a command and collects its reply, up to `!done`, `!fatal` or the end of the connection. */
  async ask(...words: string[]): Promise<string[][]> {
    this.send(...words);
    return this.collect();
  }

  async collect(): Promise<string[][]> {
    const reply: string[][] = [];
    for (let sentence = await this.next(); sentence; sentence = await this.next()) {
      reply.push(sentence);
      if (sentence[0] === '!done' || sentence[0] === '!fatal') break;
    }
    return reply;
  }

  /** The words of the one refusal that this command meets, or of its `!done`. */
  async verdict(...words: string[]): Promise<string> {
    const reply = await this.ask(...words);
    const refusal = reply.find(([word]) => word === '!trap' || word === '!fatal') ?? reply.at(-1) ?? [];
    return refusal.find((word) => word.startsWith('=message='))?.slice('=message='.length) ?? refusal.join(' ');
  }

  close(): void {
    this.#socket.destroy();
  }
}
