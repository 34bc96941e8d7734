const units = [
  { seconds: 86_400, short: 'd', one: 'day', many: 'days' },
  { seconds: 3_600, short: 'h', one: 'hour', many: 'hours' },
  { seconds: 60, short: 'min', one: 'minute', many: 'minutes' },
  { seconds: 1, short: 's', one: 'second', many: 'seconds' },
] as const;

/** A duration in at most two neighbouring units: "3 d 4 h", "12 min", "45 s"; what is left over is dropped. */
export function durationShort(seconds: number): string {
  return inTwoUnits(seconds, (count, unit) => `${count} ${unit.short}`, ' ') || '0 s';
}

/** The same in words, for the ear and the tooltip: "3 days and 4 hours". */
export function durationInWords(seconds: number): string {
  return inTwoUnits(seconds, (count, unit) => `${count} ${count === 1 ? unit.one : unit.many}`, ' and ') || '0 seconds';
}

function inTwoUnits(
  seconds: number,
  write: (count: number, unit: (typeof units)[number]) => string,
  join: string,
): string {
  let left = Math.floor(Math.abs(seconds));
  const largest = units.findIndex((unit) => left >= unit.seconds);
  if (largest < 0) return '';
  const written: string[] = [];
  for (const unit of units.slice(largest, largest + 2)) {
    const count = Math.floor(left / unit.seconds);
    left -= count * unit.seconds;
    if (count > 0) written.push(write(count, unit));
  }
  return written.join(join);
}
