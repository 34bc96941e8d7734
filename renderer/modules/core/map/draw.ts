import type { Meaning } from '#ui/meaning.ts';
import { clusterRadius, type Point, type Spot } from './clusters.ts';
import { degreesInWords, gridLines, gridStep } from './graticule.ts';
import type { Palette } from './palette.ts';
import { meaningOf } from './place.ts';

type Pen = CanvasRenderingContext2D;

export interface View {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly xOf: (lng: number) => number;
  readonly yOf: (lat: number) => number;
}

const scaleHeight = 28;

const edgesOf = (view: View) => {
  const step = gridStep((view.east - view.west) / view.width);
  return {
    step,
    meridians: gridLines(view.west, view.east, step).map((lng) => ({ lng, x: Math.round(view.xOf(lng)) + 0.5 })),
    parallels: gridLines(view.south, view.north, step).map((lat) => ({ lat, y: Math.round(view.yOf(lat)) + 0.5 })),
  };
};

/** Lines at round degrees: the ground of a map that needs no internet. */
export function drawGrid(pen: Pen, view: View, palette: Palette): void {
  const { meridians, parallels } = edgesOf(view);
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const { x } of meridians) {
    pen.moveTo(x, 0);
    pen.lineTo(x, view.height);
  }
  for (const { y } of parallels) {
    pen.moveTo(0, y);
    pen.lineTo(view.width, y);
  }
  pen.stroke();
}

/** The names of the lines at the edges, above whatever stands there. */
export function drawGridNames(pen: Pen, view: View, palette: Palette): void {
  const { step, meridians, parallels } = edgesOf(view);
  pen.font = palette.font;
  for (const { lng, x } of meridians) haloed(pen, degreesInWords(lng, 'lng', step), x + 4, 12, palette.quiet, palette);
  for (const { lat, y } of parallels) {
    // Above are the names of the meridians, below is the scale.
    if (y > 24 && y < view.height - scaleHeight)
      haloed(pen, degreesInWords(lat, 'lat', step), 4, y - 4, palette.quiet, palette);
  }
}

/** A text that stays readable over points and lines. */
function haloed(pen: Pen, text: string, x: number, y: number, ink: string, palette: Palette): void {
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = palette.ground;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}

const order: readonly Meaning[] = ['bad', 'attention', 'waiting', 'good', 'off'];

/** The ring of a cluster is divided by what the services in it mean. */
function drawCluster(pen: Pen, spot: Extract<Spot, { kind: 'cluster' }>, at: Point, palette: Palette): void {
  const radius = clusterRadius(spot.count);
  pen.beginPath();
  pen.arc(at.x, at.y, radius, 0, Math.PI * 2);
  pen.fillStyle = palette.ground;
  pen.fill();
  pen.lineWidth = 3;
  let from = -Math.PI / 2;
  for (const meaning of order) {
    const share = (spot.meanings.get(meaning) ?? 0) / spot.count;
    if (share === 0) continue;
    const to = from + share * Math.PI * 2;
    pen.beginPath();
    pen.arc(at.x, at.y, radius - 1.5, from, to);
    pen.strokeStyle = palette.meanings[meaning];
    pen.stroke();
    from = to;
  }
  pen.fillStyle = palette.ink;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(String(spot.count), at.x, at.y + 0.5);
  pen.textAlign = 'start';
  pen.textBaseline = 'alphabetic';
}

const size = 5;

/** A state by its colour and by its outline: disc, diamond, ring, hollow. */
function drawService(pen: Pen, meaning: Meaning, { x, y }: Point, palette: Palette): void {
  pen.fillStyle = palette.meanings[meaning];
  pen.strokeStyle = palette.ground;
  pen.lineWidth = 1.5;
  pen.beginPath();
  if (meaning === 'bad') {
    pen.moveTo(x, y - size - 1);
    pen.lineTo(x + size + 1, y);
    pen.lineTo(x, y + size + 1);
    pen.lineTo(x - size - 1, y);
    pen.closePath();
  } else {
    pen.arc(x, y, size, 0, Math.PI * 2);
  }
  pen.stroke();
  pen.fill();
  if (meaning === 'waiting' || meaning === 'off') {
    pen.beginPath();
    pen.arc(x, y, meaning === 'waiting' ? 2 : 3.2, 0, Math.PI * 2);
    pen.fillStyle = palette.ground;
    pen.fill();
  }
}

function drawSector(pen: Pen, label: string, { x, y }: Point, palette: Palette): void {
  pen.strokeStyle = palette.accent;
  pen.fillStyle = palette.ground;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.rect(x - 5, y - 5, 10, 10);
  pen.fill();
  pen.stroke();
  pen.fillStyle = palette.accent;
  pen.fillRect(x - 1.5, y - 1.5, 3, 3);
  haloed(pen, label, x + 10, y + 4, palette.ink, palette);
}

/** Draws the spots that are in sight; sectors last, above everything. */
export function drawSpots(pen: Pen, spots: readonly Spot[], offset: Point, view: View, palette: Palette): void {
  pen.font = palette.font;
  const sectors: (() => void)[] = [];
  for (const spot of spots) {
    const at = { x: spot.x - offset.x, y: spot.y - offset.y };
    if (at.x < -30 || at.y < -30 || at.x > view.width + 30 || at.y > view.height + 30) continue;
    if (spot.kind === 'cluster') drawCluster(pen, spot, at, palette);
    else if (spot.place.state === 'sector') sectors.push(() => drawSector(pen, spot.place.label, at, palette));
    else drawService(pen, meaningOf(spot.place.state), at, palette);
  }
  for (const draw of sectors) draw();
}
