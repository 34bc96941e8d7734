import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Channel, Connector, Receiver, Transmitter } from 'node-routeros';
import manifest from 'node-routeros/package.json' with { type: 'json' };

/**
 * The seam to node-routeros. Its typings call `private` what hardening has to replace, so the members we rely on are
 * stated here, and checked against the loaded code before anything is built on them (docs/decisions/node-routeros-hardened.md).
 */
export type ReadPacket = (packet: string[]) => void;

export interface LibraryReceiver {
  readonly tags: Map<string, { readonly name: string; readonly callback: ReadPacket }>;
  read(tag: string, callback: ReadPacket): void;
  stop(tag: string): void;
  processRawData(data: Buffer): void;
}

export interface LibraryTransmitter {
  encodeString(word: string | null): Buffer | string;
  runPool(): void;
}

export interface LibraryConnector extends EventEmitter {
  socket: Socket | undefined;
  transmitter: LibraryTransmitter;
  receiver: LibraryReceiver;
  readonly connected: boolean;
  readonly closing: boolean;
  connect(): LibraryConnector;
  write(words: readonly string[]): LibraryConnector;
  read(tag: string, callback: ReadPacket): void;
  stopRead(tag: string): void;
  close(): void;
  destroy(): void;
  onConnect(): void;
  onData(data: Buffer): void;
  onEnd(): void;
  onError(cause: Error): void;
  onTimeout(): void;
}

export interface LibraryChannel extends EventEmitter {
  id: string;
  close(force?: boolean): void;
  readAndWrite(words: readonly string[]): void;
  processPacket(packet: string[]): void;
}

export interface Library {
  readonly Receiver: new (socket: Socket) => LibraryReceiver;
  readonly Transmitter: new (socket: Socket) => LibraryTransmitter;
  readonly Connector: new (options: { host: string; port: number }) => LibraryConnector;
  readonly Channel: new (connector: LibraryConnector) => LibraryChannel;
}

const VERSION = '1.6.9';

const PROTOTYPES: Readonly<Record<keyof Library, string>> = {
  Receiver: 'cleanUp decodeLength processRawData processSentence read sendTagData stop',
  Transmitter: 'encodeString runPool write',
  Connector: 'close connect destroy onConnect onData onEnd onError onTimeout read stopRead write',
  Channel: 'Connector Id close onUnknown parsePacket processPacket readAndWrite write',
};

function prototypeOf(part: unknown): string {
  if (typeof part !== 'function' || typeof part.prototype !== 'object') return '';
  const names = Object.getOwnPropertyNames(part.prototype);
  return names
    .filter((name) => name !== 'constructor')
    .sort()
    .join(' ');
}

function isLibrary(parts: Readonly<Record<keyof Library, unknown>>): parts is Library {
  return (
    prototypeOf(parts.Receiver) === PROTOTYPES.Receiver &&
    prototypeOf(parts.Transmitter) === PROTOTYPES.Transmitter &&
    prototypeOf(parts.Connector) === PROTOTYPES.Connector &&
    prototypeOf(parts.Channel) === PROTOTYPES.Channel
  );
}

/** Answers the parts to harden, or throws: an unknown node-routeros is not talked to routers with. */
export function knownLibrary(version: string, parts: Readonly<Record<keyof Library, unknown>>): Library {
  if (version !== VERSION) {
    throw new Error(`The RouterOS transport is hardened for node-routeros ${VERSION}, but ${version} is installed.`);
  }
  if (!isLibrary(parts)) {
    throw new Error(
      `node-routeros ${version} does not have the inside that its hardening replaces; no router is contacted.`,
    );
  }
  return parts;
}

export const library = knownLibrary(manifest.version, { Receiver, Transmitter, Connector, Channel });
