import { notUnderstood, type Parsed, understood } from './parsed.ts';

export interface Coordinates {
  readonly lat: number;
  readonly lng: number;
}

const number = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;
const patterns = [
  // A pin in a Google Maps address stands after !3d and !4d; the @ is only where the window looks.
  new RegExp(`!3d(${number})!4d(${number})`),
  new RegExp(`@(${number}),(${number})`),
  new RegExp(`[?&](?:q|query|ll|center|destination|daddr)=(?:loc:)?(${number})(?:,|%2C)\\s*(${number})`, 'i'),
  new RegExp(`[?&]mlat=(${number})&mlon=(${number})`),
  new RegExp(`#map=\\d+/(${number})/(${number})`),
  new RegExp(`^geo:(${number}),(${number})`, 'i'),
  new RegExp(`^\\(?\\s*(${number})\\s*[,;\\s]\\s*(${number})\\s*\\)?$`),
];
const withHemispheres = new RegExp(`^(${number})\\s*°?\\s*([NS])\\s*[,;\\s]\\s*(${number})\\s*°?\\s*([EW])$`, 'i');
const degreesMinutes =
  /^(\d{1,3})°\s*(\d{1,2})['′]\s*(?:(\d{1,2}(?:\.\d+)?)(?:"|″|''))?\s*([NS])\s*[,;\s]\s*(\d{1,3})°\s*(\d{1,2})['′]\s*(?:(\d{1,2}(?:\.\d+)?)(?:"|″|''))?\s*([EW])$/i;

/** Reads "6.5244, 3.3792", "6.5244 N 3.3792 E", 6°31'27.8"N 3°22'45.1"E, a geo: address or a link of a map site. */
export function parseCoordinates(text: string): Parsed<Coordinates> {
  const trimmed = text.trim();
  const found = readDegreesMinutes(trimmed) ?? readHemispheres(trimmed) ?? readPair(trimmed);
  if (!found) return notUnderstood('Paste a position like 6.5244, 3.3792 or a link from a map');
  if (Math.abs(found.lat) > 90) return notUnderstood('A latitude lies between −90 and 90');
  if (Math.abs(found.lng) > 180) return notUnderstood('A longitude lies between −180 and 180');
  if (found.lat === 0 && found.lng === 0) return notUnderstood('0, 0 is in the Atlantic: the device had no fix');
  return understood({ lat: toSixPlaces(found.lat), lng: toSixPlaces(found.lng) });
}

export function formatCoordinates({ lat, lng }: Coordinates): string {
  return `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
}

/** Six decimal places are eleven centimetres, finer than any phone's fix. */
const toSixPlaces = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

function readPair(text: string): Coordinates | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match?.[1] && match[2]) return { lat: Number(match[1]), lng: Number(match[2]) };
  }
  return undefined;
}

function readHemispheres(text: string): Coordinates | undefined {
  const [, lat, northSouth, lng, eastWest] = withHemispheres.exec(text) ?? [];
  if (!lat || !lng || !northSouth || !eastWest) return undefined;
  return { lat: signed(Number(lat), northSouth), lng: signed(Number(lng), eastWest) };
}

function readDegreesMinutes(text: string): Coordinates | undefined {
  const match = degreesMinutes.exec(text);
  if (!match?.[4] || !match[8]) return undefined;
  const degrees = (at: number) => Number(match[at]) + Number(match[at + 1]) / 60 + Number(match[at + 2] ?? 0) / 3600;
  return { lat: signed(degrees(1), match[4]), lng: signed(degrees(5), match[8]) };
}

const signed = (degrees: number, hemisphere: string) => (/[SW]/i.test(hemisphere) ? -degrees : degrees);
