export function heading(text: string): void {
  console.log(`\n== ${text} ==`);
}

/** For what must not be overlooked in a long log: a box on the error stream. */
export function sayLoudly(...lines: readonly string[]): void {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = `+${'-'.repeat(width + 2)}+`;
  console.error([edge, ...lines.map((line) => `| ${line.padEnd(width)} |`), edge].join('\n'));
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
