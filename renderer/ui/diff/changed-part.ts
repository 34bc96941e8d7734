export interface ChangedPart {
  readonly start: string;
  readonly before: string;
  readonly after: string;
  readonly end: string;
}

const wordEdge = /[^\p{L}\p{N}]/u;

/**
 * Parts two values into what they share at both ends and what differs between, on the edges of words and numbers:
 * "10M/10M" and "20M/10M" differ in "10M" and "20M", not in "1" and "2".
 */
export function changedPart(before: string, after: string): ChangedPart {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  head = backToEdge(before, after, head);
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  tail = forwardToEdge(before, after, tail, head);
  return {
    start: before.slice(0, head),
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
    end: tail === 0 ? '' : before.slice(-tail),
  };
}

function backToEdge(before: string, after: string, head: number): number {
  const wholeWords = (text: string) => head === text.length || wordEdge.test(text.charAt(head));
  if (wholeWords(before) && wholeWords(after)) return head;
  let edge = head;
  while (edge > 0 && !wordEdge.test(before.charAt(edge - 1))) edge -= 1;
  return edge;
}

function forwardToEdge(before: string, after: string, tail: number, head: number): number {
  const wholeWords = (text: string) =>
    tail === text.length - head || wordEdge.test(text.charAt(text.length - tail - 1));
  if (wholeWords(before) && wholeWords(after)) return tail;
  let edge = tail;
  while (edge > 0 && !wordEdge.test(before.charAt(before.length - edge))) edge -= 1;
  return edge;
}
