import { textOfBytes } from '#kernel/text-bytes.ts';

/** https://help.mikrotik.com/docs/spaces/ROS/pages/47579229/Scripting, "Constant Escape Sequences" */
const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  _: ' ',
};

const HEX = /^[0-9A-F]{2}$/;

/** Collects the characters of one value; neighbouring hex escapes are the bytes of a text in some encoding. */
export class QuotedText {
  #text = '';
  #bytes: number[] = [];

  add(character: string): void {
    this.#flush();
    this.#text += character;
  }

  /** What stands behind a backslash; answers how many characters of it were used. */
  escape(rest: string): number {
    const hex = rest.slice(0, 2);
    if (HEX.test(hex)) {
      this.#bytes.push(Number.parseInt(hex, 16));
      return 2;
    }
    const letter = rest.charAt(0);
    this.add(LETTERS[letter] ?? letter);
    return 1;
  }

  get text(): string {
    this.#flush();
    return this.#text;
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    this.#text += textOfBytes(Uint8Array.from(this.#bytes));
    this.#bytes = [];
  }
}
