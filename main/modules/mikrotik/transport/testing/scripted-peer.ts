import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { SelfSigned } from './self-signed.ts';

/** A sentence the peer was sent; `words` without the tag. */
export interface Heard {
  readonly words: readonly string[];
  readonly tag: string;
}

export interface PeerSession {
  readonly socket: Socket;
  /** How many pieces the client's bytes came in. */
  pieces: number;
  say(...sentences: readonly (readonly string[])[]): void;
  sayBytewise(...sentences: readonly (readonly string[])[]): Promise<void>;
  reset(): void;
}

export type Script = (heard: Heard, session: PeerSession) => void;

export interface ScriptedPeer {
  readonly host: string;
  readonly port: number;
  readonly heard: Heard[];
  readonly sessions: PeerSession[];
  close(): Promise<void>;
}

/** The wire format, written from the manual and independently of the client's. */
export function encodeSentence(words: readonly string[], encoding: BufferEncoding = 'utf8'): Buffer {
  const parts = words.map((word) => {
    const bytes = Buffer.from(word, encoding);
    const n = bytes.length;
    if (n < 0x80) return Buffer.concat([Buffer.from([n]), bytes]);
    if (n < 0x4000) return Buffer.concat([Buffer.from([(n >> 8) | 0x80, n & 255]), bytes]);
    if (n < 0x200000) return Buffer.concat([Buffer.from([(n >> 16) | 0xc0, (n >> 8) & 255, n & 255]), bytes]);
    return Buffer.concat([Buffer.from([(n >> 24) | 0xe0, (n >> 16) & 255, (n >> 8) & 255, n & 255]), bytes]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}

function lengthAt(bytes: Buffer, at: number): [length: number, header: number] {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  if (a < 0x80) return [a, 1];
  if (a < 0xc0) return [((a & 0x3f) << 8) | b, 2];
  if (a < 0xe0) return [((a & 0x1f) << 16) | (b << 8) | c, 3];
  return [((a & 0x0f) << 24) | (b << 16) | (c << 8) | d, 4];
}

/** Takes whole sentences off the front; answers them and what is left. */
function decodeSentences(bytes: Buffer, encoding: BufferEncoding): [sentences: string[][], rest: Buffer] {
  const sentences: string[][] = [];
  let words: string[] = [];
  let at = 0;
  let taken = 0;
  while (at < bytes.length) {
    const [length, header] = lengthAt(bytes, at);
    if (at + header + length > bytes.length) break;
    const word = bytes.subarray(at + header, at + header + length);
    at += header + length;
    if (length > 0) words.push(word.toString(encoding));
    else {
      sentences.push(words);
      words = [];
      taken = at;
    }
  }
  return [sentences, bytes.subarray(taken)];
}

function heardOf(sentence: readonly string[]): Heard {
  const tag = sentence.find((word) => word.startsWith('.tag='))?.slice(5) ?? '';
  return { words: sentence.filter((word) => !word.startsWith('.tag=')), tag };
}

function sessionOn(socket: Socket, encoding: BufferEncoding): PeerSession {
  const bytesOf = (sentences: readonly (readonly string[])[]) =>
    Buffer.concat(sentences.map((words) => encodeSentence(words, encoding)));
  return {
    socket,
    pieces: 0,
    say: (...sentences) => {
      socket.write(bytesOf(sentences));
    },
    sayBytewise: async (...sentences) => {
      for (const byte of bytesOf(sentences)) {
        socket.write(Buffer.from([byte]));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    reset: () => {
      socket.resetAndDestroy();
    },
  };
}

interface PeerOptions {
  readonly certificate?: SelfSigned;
  readonly encoding?: BufferEncoding;
  /** Whether the other side's FIN is answered; a dead peer does not. */
  readonly answersFin?: boolean;
}

/** A router that says what a script tells it to, on a port of this machine. */
export async function startPeer(script: Script, options: PeerOptions = {}): Promise<ScriptedPeer> {
  const { certificate, encoding = 'utf8', answersFin = true } = options;
  const heard: Heard[] = [];
  const sessions: PeerSession[] = [];
  const onSocket = (socket: Socket): void => {
    const session = sessionOn(socket, encoding);
    sessions.push(session);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      session.pieces += 1;
      const [sentences, left] = decodeSentences(Buffer.concat([rest, chunk]), encoding);
      rest = left;
      for (const sentence of sentences.map(heardOf)) {
        heard.push(sentence);
        script(sentence, session);
      }
    });
  };
  const allowHalfOpen = !answersFin;
  const server: Server =
    certificate === undefined
      ? createServer({ allowHalfOpen }, onSocket)
      : createTlsServer({ allowHalfOpen, ...certificate }, onSocket);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The peer has no port.');
  return {
    host: '127.0.0.1',
    port: address.port,
    heard,
    sessions,
    close: async () => {
      for (const { socket } of sessions) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A peer that lets everybody in and leaves the rest to the script. */
export function afterLogin(script: Script): Script {
  return (heard, session) => {
    if (heard.words[0] === '/login') session.say(['!done', `.tag=${heard.tag}`]);
    else script(heard, session);
  };
}
