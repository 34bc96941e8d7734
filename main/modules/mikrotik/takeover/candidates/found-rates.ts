import type { TakeoverRates } from '#contract/mikrotik.ts';
import { canonical } from '../../plan/canonical.ts';
import type { TakeoverRow } from '../menus.ts';

/** Rates as the router gives them; `key` is the same for all spellings of the same rates. */
export interface FoundRates {
  readonly rates: TakeoverRates;
  readonly key: string;
  /** What of them a plan of ours cannot say. */
  readonly note: string | null;
}

interface Pair {
  readonly up: number;
  readonly down: number;
}

/** `upload/download` in bits a second; RouterOS's rx is what the client uploads. */
function pairOf(text: string | undefined): Pair {
  const [up = '0', down = up] = canonical('max-limit', text).split('/');
  return { up: Number(up), down: Number(down) };
}

const kbps = (bits: number): number => Math.max(1, Math.round(bits / 1000));

interface Said {
  readonly limit: Pair;
  readonly burst: Pair;
  readonly threshold: Pair;
  readonly seconds: Pair;
  /** Anything else that the router was told: a priority, a guaranteed rate. */
  readonly rest: string;
}

const isWhole = ({ up, down }: Pair): boolean => up % 1000 === 0 && down % 1000 === 0;

const keyOf = ({ limit, burst, threshold, seconds }: Said): string =>
  [limit, burst, threshold, seconds].map(({ up, down }) => `${up}/${down}`).join(' ');

function noteOf({ limit, burst, threshold, seconds, rest }: Said, percent: number): string | null {
  const notes: string[] = [];
  if (!isWhole(limit)) notes.push('it is not a whole number of kbit/s');
  if (burst.down > 0 && Math.round((limit.up * percent) / 100) !== threshold.up) {
    notes.push('its burst begins at another share of the upload than of the download');
  }
  if (seconds.up !== seconds.down) notes.push('its burst lasts another time up than down');
  if (rest !== '') notes.push(`“${rest}” of it (priority, guaranteed rate) is not part of a plan`);
  return notes.length === 0 ? null : `${notes.join('; ')}.`;
}

/** No rate at all is no plan: a person says which it is. */
function asRates(said: Said): FoundRates | null {
  const { limit, burst, threshold, seconds } = said;
  if (limit.up <= 0 || limit.down <= 0 || !Number.isFinite(limit.up) || !Number.isFinite(limit.down)) return null;
  const hasBurst = burst.up > 0 && burst.down > 0 && Number.isFinite(burst.up) && Number.isFinite(burst.down);
  const percent = Math.min(100, Math.max(1, Math.round((threshold.down * 100) / limit.down)));
  const rates: TakeoverRates = {
    downloadKbps: kbps(limit.down),
    uploadKbps: kbps(limit.up),
    burst: hasBurst
      ? {
          downloadKbps: kbps(burst.down),
          uploadKbps: kbps(burst.up),
          thresholdPercent: percent,
          seconds: Math.max(1, seconds.down),
        }
      : null,
  };
  return { rates, key: keyOf(said), note: noteOf(said, percent) };
}

/** A profile's `rx/tx [burst [threshold [time [priority [minimum]]]]]`. */
export function ratesOfLimit(text: string | undefined): FoundRates | null {
  const parts = canonical('rate-limit', text).split(' ');
  const [limit, burst, threshold, seconds, ...rest] = parts;
  return asRates({
    limit: pairOf(limit),
    burst: pairOf(burst),
    threshold: pairOf(threshold ?? '0'),
    seconds: pairOf(seconds ?? '0'),
    rest: rest.join(' '),
  });
}

export const ratesOfQueue = (queue: TakeoverRow): FoundRates | null =>
  asRates({
    limit: pairOf(queue['max-limit']),
    burst: pairOf(queue['burst-limit']),
    threshold: pairOf(queue['burst-threshold']),
    seconds: pairOf(canonical('burst-time', queue['burst-time'])),
    rest: '',
  });
