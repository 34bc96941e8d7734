const steps = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001];

/** Degrees between two lines of the grid, so that they stand about `wantedPx` apart. */
export function gridStep(degreesPerPx: number, wantedPx = 120): number {
  const wanted = degreesPerPx * wantedPx;
  return steps.find((step) => step <= wanted) ?? 0.0001;
}

/** Every multiple of the step between two edges. */
export function gridLines(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step);
}

/** "6.52° N", with as many places as the step has. */
export function degreesInWords(degrees: number, axis: 'lat' | 'lng', step: number): string {
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const [positive, negative] = axis === 'lat' ? ['N', 'S'] : ['E', 'W'];
  const rounded = Math.abs(degrees).toFixed(places);
  const side = Number(rounded) === 0 ? '' : ` ${degrees > 0 ? positive : negative}`;
  return `${rounded}°${side}`;
}
