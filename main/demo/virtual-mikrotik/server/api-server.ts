import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Connection, type ConnectionHost } from './connection.ts';

export interface ServerTls {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
}

/** The port: who is connected, and whether anyone may connect. */
export class ApiServer {
  readonly #host: ConnectionHost;
  readonly #tls: ServerTls | undefined;
  readonly #connections = new Set<Connection>();
  #server: Server | undefined;
  #address: { port: number; host: string } | undefined;
  #accepted = 0;

  constructor(host: ConnectionHost, tls: ServerTls | undefined) {
    this.#host = host;
    this.#tls = tls;
  }

  get openCount(): number {
    return this.#connections.size;
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
    for (const connection of this.#connections) connection.drop();
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    await closed;
  }

  #accept(wire: Socket): void {
    this.#accepted += 1;
    const socket = this.#tls ? new TLSSocket(wire, { isServer: true, ...this.#tls }) : wire;
    if (socket !== wire) wire.on('error', () => {});
    const connection = new Connection(this.#host, socket, wire);
    this.#connections.add(connection);
    socket.once('close', () => this.#connections.delete(connection));
  }
}
