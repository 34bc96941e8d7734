import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

export interface ServerTls {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
}

/** `wire` is the TCP socket: under TLS the one below, which alone can be reset. */
export type TakeSocket = (socket: Socket, wire: Socket) => void;

/** A port: who is connected, and whether anyone may connect. */
export class ListeningPort {
  readonly #take: TakeSocket;
  readonly #tls: ServerTls | undefined;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #address: { port: number; host: string } | undefined;
  #accepted = 0;

  constructor(take: TakeSocket, tls: ServerTls | undefined) {
    this.#take = take;
    this.#tls = tls;
  }

  get openCount(): number {
    return this.#sockets.size;
  }

  /** Connections ever taken. */
  get acceptedCount(): number {
    return this.#accepted;
  }

  async listen(port: number, host: string): Promise<number> {
    const server = createServer((socket) => this.#accept(socket));
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    const taken = typeof address === 'object' && address !== null ? address.port : port;
    this.#server = server;
    this.#address = { port: taken, host };
    return taken;
  }

  /** Listens again where it did before; does nothing when it never did or still does. */
  async resume(): Promise<void> {
    if (this.#address && !this.#server) await this.listen(this.#address.port, this.#address.host);
  }

  /** Drops every connection and listens no more. */
  async silence(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    await closed;
  }

  #accept(wire: Socket): void {
    this.#accepted += 1;
    const socket = this.#tls ? new TLSSocket(wire, { isServer: true, ...this.#tls }) : wire;
    if (socket !== wire) wire.on('error', () => {});
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    this.#take(socket, wire);
  }
}
