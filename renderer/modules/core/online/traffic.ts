import type { RouterSession, TrafficEvent } from '#contract/mikrotik.ts';

export interface TrafficSample {
  readonly downloadBps: number;
  readonly uploadBps: number;
}

export interface Traffic {
  readonly name: string | undefined;
  readonly limit: RouterSession['limit'];
  /** One a second, the newest last; null where nobody was online. */
  readonly samples: readonly (TrafficSample | null)[];
  /** What there is to say instead of a figure. */
  readonly sentence: string | undefined;
  readonly hasEnded: boolean;
}

/** As many as the strip is wide: a minute and a half. */
export const keptSamples = 90;

export const nothingYet: Traffic = { name: undefined, limit: null, samples: [], sentence: undefined, hasEnded: false };

const add = (traffic: Traffic, sample: TrafficSample | null): readonly (TrafficSample | null)[] =>
  [...traffic.samples, sample].slice(-keptSamples);

export function afterEvent(traffic: Traffic, event: TrafficEvent): Traffic {
  switch (event.kind) {
    case 'source':
      return { ...traffic, name: event.name, limit: event.limit };
    case 'sample':
      return { ...traffic, samples: add(traffic, event), sentence: undefined };
    case 'gap':
      return { ...traffic, samples: add(traffic, null), sentence: event.sentence };
    case 'end':
      return { ...traffic, sentence: event.sentence, hasEnded: true };
  }
}
