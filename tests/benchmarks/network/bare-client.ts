import { connect, type Socket } from 'node:net';
import type { LoggedCommand } from '#demo/virtual-mikrotik/index.ts';

/** The bare floor: words over a socket, a window of them in flight, replies only counted. No library, no meaning. */
function encodeWord(word: string): Buffer {
  const bytes = Buffer.from(word);
  if (bytes.length < 0x80) return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  return Buffer.concat([Buffer.from([0x80 | (bytes.length >> 8), bytes.length & 0xff]), bytes]);
}

const encodeSentence = (words: readonly string[]): Buffer =>
  Buffer.concat([...words.map(encodeWord), Buffer.from([0])]);

const toWords = ({ path, fields, queries }: LoggedCommand): string[] => [
  path,
  ...Object.entries(fields).map(([key, value]) => `=${key}=${value}`),
  ...queries,
];

/** Counts the `!done` sentences in what arrives. */
function countDone(socket: Socket, onDone: () => void): void {
  let rest = Buffer.alloc(0);
  let isFirstWord = true;
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      const first = rest[at];
      if (first === undefined) break;
      const [length, head] =
        first < 0x80
          ? [first, 1]
          : first < 0xc0
            ? [((first & 0x3f) << 8) | (rest[at + 1] ?? 0), 2]
            : [((first & 0x1f) << 16) | ((rest[at + 1] ?? 0) << 8) | (rest[at + 2] ?? 0), 3];
      if (at + head + length > rest.length) break;
      if (length === 0) isFirstWord = true;
      else {
        if (isFirstWord && rest.toString('latin1', at + head, at + head + length) === '!done') onDone();
        isFirstWord = false;
      }
      at += head + length;
    }
    rest = rest.subarray(at);
  });
}

/** Logs in and sends the commands with at most `window` in flight; answers the ms from the connection to the last reply. */
export async function sendBare(port: number, commands: readonly LoggedCommand[], window: number): Promise<number> {
  const began = performance.now();
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  const sentences = commands.map((command) => encodeSentence(toWords(command)));
  await new Promise<void>((resolve, reject) => {
    let sent = 0;
    let done = -1; // the login's own
    socket.on('error', reject);
    countDone(socket, () => {
      done += 1;
      while (sent < sentences.length && sent - done < window) socket.write(sentences[sent++] ?? Buffer.alloc(0));
      if (done === sentences.length) resolve();
    });
    socket.write(encodeSentence(['/login', '=name=admin', '=password=']));
  });
  const took = performance.now() - began;
  socket.destroy();
  return took;
}
