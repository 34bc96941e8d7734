import { keptSamples, type TrafficSample } from './traffic.ts';

type Values = readonly (number | null)[];

/** The least height of the scale: 100 kbit/s of chatter is to look like chatter. */
const leastTopBps = 1_000_000;
const steps = [1, 2, 2.5, 5, 10];

/** The next round figure above everything that is shown. */
export function topOf(samples: readonly (TrafficSample | null)[]): number {
  const most = Math.max(
    leastTopBps,
    ...samples.map((sample) => Math.max(sample?.downloadBps ?? 0, sample?.uploadBps ?? 0)),
  );
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = steps.find((candidate) => candidate * magnitude >= most) ?? 10;
  return step * magnitude;
}

/** One line of the strip: the newest sample stands at the right edge; nothing is drawn where nothing was measured. */
export function linePaths(values: Values, width: number, height: number, top: number): string[] {
  const first = keptSamples - values.length;
  const x = (at: number): string => (((first + at) / (keptSamples - 1)) * width).toFixed(1);
  const y = (value: number): string => (height - 1 - (Math.min(value, top) / top) * (height - 2)).toFixed(1);
  const paths: string[] = [];
  let path = '';
  for (const [at, value] of values.entries()) {
    if (value === null) {
      if (path !== '') paths.push(path);
      path = '';
    } else {
      path += `${path === '' ? 'M' : 'L'}${x(at)} ${y(value)}`;
    }
  }
  return path === '' ? paths : [...paths, path];
}
