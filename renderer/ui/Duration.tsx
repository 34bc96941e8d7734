import { durationInWords, durationShort } from './parse/duration.ts';

/** A length of time in two units at most: "3 d 4 h". */
export function Duration({ seconds }: { seconds: number }) {
  return (
    <time dateTime={`PT${Math.floor(Math.abs(seconds))}S`} title={durationInWords(seconds)}>
      {durationShort(seconds)}
    </time>
  );
}
