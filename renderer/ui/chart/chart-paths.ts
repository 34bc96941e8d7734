/** What was measured in one stretch of time; null: nothing was. */
export interface Spread {
  readonly min: number;
  readonly avg: number;
  readonly max: number;
}

export interface ChartPoint {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: Spread | null;
}

export interface ChartBox {
  x(at: number): number;
  y(value: number): number;
}

/** Points that follow each other without a hole: none unmeasured, none further apart than `gapMs`. */
export function unbrokenRuns(points: readonly ChartPoint[], gapMs: number): (ChartPoint & { value: Spread })[][] {
  const runs: (ChartPoint & { value: Spread })[][] = [];
  let run: (ChartPoint & { value: Spread })[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const { at, value } of points) {
    const last = run.at(-1);
    if (value === null || (last !== undefined && at - last.at > gapMs)) close();
    if (value !== null) run.push({ at, value });
  }
  close();
  return runs;
}

const spell = (number: number): string => number.toFixed(1);

/** The line of the means; a run of one point is a short stroke, so that it can be seen. */
export const linePath = (run: readonly { at: number; value: Spread }[], { x, y }: ChartBox): string => {
  const [only] = run;
  if (run.length === 1 && only !== undefined) return `M${spell(x(only.at) - 1)} ${spell(y(only.value.avg))}h2`;
  return run.map(({ at, value }, n) => `${n === 0 ? 'M' : 'L'}${spell(x(at))} ${spell(y(value.avg))}`).join('');
};

/** The surface between least and most; empty where both are everywhere the same. */
export function bandPath(run: readonly { at: number; value: Spread }[], { x, y }: ChartBox): string {
  if (run.every(({ value }) => value.min === value.max)) return '';
  const upper = run.map(({ at, value }) => `${spell(x(at))} ${spell(y(value.max))}`);
  const lower = run.map(({ at, value }) => `${spell(x(at))} ${spell(y(value.min))}`).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

/** The point of which the stretch of time holds an instant, or that is nearest to it. */
export function pointNear(points: readonly ChartPoint[], at: number): number {
  let nearest = 0;
  for (let n = 1; n < points.length; n += 1) {
    const [here, best] = [points[n], points[nearest]];
    if (here !== undefined && best !== undefined && Math.abs(here.at - at) < Math.abs(best.at - at)) nearest = n;
  }
  return nearest;
}
