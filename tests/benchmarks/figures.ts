/** The middle one of some timings, in ms. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const ms = (value: number): string => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** One line: what, how long, the floor of the same run, and how many times the floor. */
export function report(what: string, measured: readonly number[], floorName: string, floor: readonly number[]): void {
  const [middle, bottom] = [median(measured), median(floor)];
  const spread = `${ms(Math.min(...measured))} to ${ms(Math.max(...measured))}`;
  console.log(
    `${what}: ${ms(middle)} (${spread}); floor, ${floorName}: ${ms(bottom)}; ${(middle / bottom).toFixed(2)} × the floor`,
  );
}
