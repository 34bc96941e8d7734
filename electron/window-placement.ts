export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}

export const smallest = { width: 960, height: 600 };
const usual = { width: 1440, height: 900 };
/** How much of a window must lie on a screen for a hand to find it. */
const VISIBLE = 120;

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));

const overlap = (startA: number, lengthA: number, startB: number, lengthB: number): number =>
  Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB);

const isReachable = (window: Rectangle, area: Rectangle): boolean =>
  overlap(window.x, window.width, area.x, area.width) >= VISIBLE &&
  overlap(window.y, window.height, area.y, area.height) >= VISIBLE &&
  window.y >= area.y;

function centred(area: Rectangle): Rectangle {
  const width = Math.min(usual.width, area.width);
  const height = Math.min(usual.height, area.height);
  const x = Math.round(area.x + (area.width - width) / 2);
  const y = Math.round(area.y + (area.height - height) / 2);
  return { x, y, width, height };
}

/** Where a window goes: where it was, if today's screens (their work areas, the primary first) still show it there. */
export function place(saved: Placement | undefined, areas: readonly [Rectangle, ...Rectangle[]]): Placement {
  const [primary] = areas;
  const area = saved && areas.find((each) => isReachable(saved.bounds, each));
  if (saved === undefined || area === undefined) {
    return { bounds: centred(primary), isMaximized: saved?.isMaximized ?? false };
  }
  const width = between(Math.min(smallest.width, area.width), saved.bounds.width, area.width);
  const height = between(Math.min(smallest.height, area.height), saved.bounds.height, area.height);
  return { bounds: { x: saved.bounds.x, y: saved.bounds.y, width, height }, isMaximized: saved.isMaximized };
}

const STEP = 28;

/** A further window stands a step below the one it was opened from. */
export const beside = ({ bounds }: Placement): Placement => ({
  bounds: { ...bounds, x: bounds.x + STEP, y: bounds.y + STEP },
  isMaximized: false,
});

const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What a former run wrote down; undefined for anything that it cannot have written. */
export function parsePlacement(text: string): Placement | undefined {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(saved) || !isRecord(saved.bounds)) return undefined;
  const { x, y, width, height } = saved.bounds;
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return undefined;
  return { bounds: { x, y, width, height }, isMaximized: saved.isMaximized === true };
}
