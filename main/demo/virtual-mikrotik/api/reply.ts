import type { ByteString } from '../codec/byte-string.ts';
import { encodeSentence } from '../codec/sentence.ts';
import type { Trap } from '../tables/trap.ts';
import { trapMessage, type VersionProfile } from '../versions.ts';

/** Words of one reply sentence, without its tag. */
export type ReplySentence = readonly ByteString[];

export const done: ReplySentence = ['!done'];
export const doneWith = (ret: ByteString): ReplySentence => ['!done', `=ret=${ret}`];
/** `!fatal` carries a bare word, not an attribute; the connection closes behind it. */
export const fatal = (reason: string): ReplySentence => ['!fatal', reason];

export function trapReply(trap: Trap, profile: VersionProfile): ReplySentence[] {
  const category = trap.category === undefined ? [] : [`=category=${trap.category}`];
  return [['!trap', ...category, `=message=${trapMessage(trap, profile)}`], done];
}

/** Puts the tag where clients may not expect it: its place in a sentence is not promised, so it varies. */
export class ReplyEncoder {
  #turn = 0;

  encode(sentences: readonly ReplySentence[], tag: ByteString | undefined): ByteString {
    if (tag === undefined) return sentences.map(encodeSentence).join('');
    const word = `.tag=${tag}`;
    return sentences.map((sentence) => encodeSentence(this.#withTag(sentence, word))).join('');
  }

  #withTag(sentence: ReplySentence, tag: ByteString): ByteString[] {
    this.#turn = (this.#turn + 1) % 3;
    const place = [1, Math.ceil((sentence.length + 1) / 2), sentence.length][this.#turn] ?? 1;
    return [...sentence.slice(0, place), tag, ...sentence.slice(place)];
  }
}
