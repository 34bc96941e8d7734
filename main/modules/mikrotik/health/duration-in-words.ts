const units = [
  { seconds: 86_400, word: 'day' },
  { seconds: 3_600, word: 'hour' },
  { seconds: 60, word: 'minute' },
  { seconds: 1, word: 'second' },
] as const;

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A duration as a person says it, in its largest unit and the next: "41 days 3 hours", "2 minutes". */
export function durationInWords(seconds: number): string {
  const largest = units.findIndex((unit) => seconds >= unit.seconds);
  if (largest < 0) return 'less than a second';
  let left = Math.floor(seconds);
  const parts = units.slice(largest, largest + 2).flatMap(({ seconds: size, word }) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [counted(count, word)];
  });
  return parts.join(' ');
}
