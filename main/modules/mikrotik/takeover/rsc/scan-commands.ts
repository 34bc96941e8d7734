import { ExportError } from './export-error.ts';
import { QuotedText } from './quoted-text.ts';

/** One word of a command: `add`, `name="ada"`, `[ find default=yes ]`. */
export interface Word {
  /** Before the first `=`; the whole word where there is none. */
  readonly key: string;
  /** Null for a word without `=`. */
  readonly value: string | null;
  /** The words between square brackets. */
  readonly inner: readonly Word[] | null;
}

export interface Command {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly words: readonly Word[];
}

export interface Scanned {
  readonly commands: readonly Command[];
  /** Lines that begin with `#`, without it. */
  readonly remarks: readonly string[];
  /** Whether the last line has its end: an export always does. */
  readonly isWhole: boolean;
}

/** A router has far fewer rows; a file beyond this is something else. */
const MOST_COMMANDS = 500_000;

const isBlank = (character: string): boolean => character === ' ' || character === '\t';

/** Reads RouterOS's command language as far as exports use it, one character after the other. */
class Scanner {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): Scanned {
    const commands: Command[] = [];
    const remarks: string[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.#isEnd()) break;
      if (this.#takeLineEnd()) continue;
      if (this.#peek() === '#') {
        remarks.push(this.#restOfLine().slice(1).trim());
        continue;
      }
      const line = this.#line;
      commands.push({ line, words: this.#words(line, null) });
      if (commands.length > MOST_COMMANDS) {
        throw new ExportError(
          'too_large',
          line,
          `The file has more than ${MOST_COMMANDS.toLocaleString('en-US')} rows.`,
        );
      }
    }
    return { commands, remarks, isWhole: this.#text === '' || /[\r\n]$/.test(this.#text) };
  }

  #words(line: number, closing: ']' | null): Word[] {
    const words: Word[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.#isEnd()) {
        if (closing === null) return words;
        throw this.#cut(line, 'inside square brackets');
      }
      if (closing !== null && this.#peek() === closing) {
        this.#at += 1;
        return words;
      }
      if (closing === null && this.#isLineEnd()) return words;
      words.push(this.#word(line, closing));
    }
  }

  #word(line: number, closing: ']' | null): Word {
    if (this.#peek() === '[') {
      this.#at += 1;
      return { key: '', value: null, inner: this.#words(line, ']') };
    }
    const key = this.#piece(line, closing, '=');
    if (this.#peek() !== '=') return { key, value: null, inner: null };
    this.#at += 1;
    return { key, value: this.#piece(line, closing, null), inner: null };
  }

  /** Characters up to a blank, a line end, the closing bracket or `until`; quoted parts as they mean. */
  #piece(line: number, closing: ']' | null, until: '=' | null): string {
    const text = new QuotedText();
    for (;;) {
      const character = this.#peek();
      if (character === '' || isBlank(character) || this.#isLineEnd()) return text.text;
      if (character === closing || character === until) return text.text;
      if (character === '\\' && this.#takeContinuation(line)) continue;
      this.#at += 1;
      if (character === '"') this.#quoted(text, line);
      else text.add(character);
    }
  }

  #quoted(text: QuotedText, line: number): void {
    for (;;) {
      const character = this.#peek();
      if (character === '') throw this.#cut(line, 'inside a quoted text');
      if (character === '\\') {
        if (this.#takeContinuation(line)) continue;
        this.#at += 1;
        this.#at += text.escape(this.#text.slice(this.#at, this.#at + 2));
        continue;
      }
      this.#at += 1;
      if (character === '"') return;
      if (character === '\n') this.#line += 1;
      text.add(character);
    }
  }

  /** A backslash at the end of a line: the command goes on behind the indentation of the next. */
  #takeContinuation(line: number): boolean {
    const rest = /^\\(?:\r\n|\n|\r|$)/.exec(this.#text.slice(this.#at, this.#at + 3));
    if (rest === null) return false;
    if (this.#at + rest[0].length >= this.#text.length) throw this.#cut(line, 'where a line should go on');
    this.#at += rest[0].length;
    this.#line += 1;
    while (isBlank(this.#peek())) this.#at += 1;
    return true;
  }

  #skipBlanks(): void {
    for (;;) {
      if (isBlank(this.#peek())) this.#at += 1;
      else if (this.#peek() !== '\\' || !this.#takeContinuation(this.#line)) return;
    }
  }

  #takeLineEnd(): boolean {
    if (!this.#isLineEnd()) return false;
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    this.#line += 1;
    return true;
  }

  #restOfLine(): string {
    const from = this.#at;
    while (!this.#isEnd() && !this.#isLineEnd()) this.#at += 1;
    return this.#text.slice(from, this.#at);
  }

  #cut(line: number, where: string): ExportError {
    return new ExportError(
      'cut',
      line,
      `The file ends ${where}: the command that begins in line ${line} is cut off. Export or copy it again.`,
    );
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #isEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #isLineEnd(): boolean {
    const character = this.#peek();
    return character === '\n' || character === '\r';
  }
}

/** The commands of an export, joined over continued lines, and its remarks. @throws ExportError */
export const scanCommands = (text: string): Scanned => new Scanner(text).scan();
