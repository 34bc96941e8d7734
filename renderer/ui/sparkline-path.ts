/** A series' line in a box, as SVG paths; a null breaks the line where nothing was measured. */
export function sparklinePaths(
  values: readonly (number | null)[],
  width: number,
  height: number,
  top?: number,
): string[] {
  const measured = values.filter((value) => value !== null);
  if (measured.length === 0) return [];
  const low = Math.min(0, ...measured);
  const high = Math.max(top ?? 0, ...measured, low + 1e-9);
  const inset = 1.5;
  const x = (at: number) =>
    values.length === 1 ? width / 2 : inset + (at / (values.length - 1)) * (width - 2 * inset);
  const y = (value: number) => height - inset - ((value - low) / (high - low)) * (height - 2 * inset);

  const paths: string[] = [];
  let path = '';
  values.forEach((value, at) => {
    if (value === null) {
      if (path) paths.push(path);
      path = '';
      return;
    }
    path += `${path ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  if (path) paths.push(path);
  return paths;
}
