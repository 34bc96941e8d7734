import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import path from 'node:path';

const LARGEST = 5 * 2 ** 20;

function setAside(file: string): void {
  try {
    if (statSync(file).size > LARGEST) renameSync(file, `${file}.old`);
  } catch {
    // there is none yet
  }
}

/** What the desktop and its back office say: on stderr, and in a file for those who started it by an icon. */
export class Log {
  readonly file: string;
  readonly #stream: WriteStream;

  constructor(file: string) {
    this.file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    setAside(file);
    this.#stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
    // A closed terminal is no reason to die.
    process.stderr.on('error', () => undefined);
    this.#stream.on('error', (error) => console.error(`${file} cannot be written: ${error.message}`));
  }

  readonly write = (chunk: string | Uint8Array): void => {
    process.stderr.write(chunk);
    this.#stream.write(chunk);
  };

  say(sentence: string): void {
    this.write(`${JSON.stringify({ time: new Date().toISOString(), msg: sentence })}\n`);
  }
}
