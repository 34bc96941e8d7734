/** The resolutions that are kept, finest first; each is made from the one before it, the first from the polls themselves. */
export const steps = [300, 3_600, 86_400] as const;
export type Step = (typeof steps)[number];

export const [FIVE_MINUTES, ONE_HOUR, ONE_DAY] = steps;

interface Measure {
  /** The sample's column. */
  readonly sample: string;
  /** The beginning of the rollup's columns: `latency_n`, `latency_min`, … */
  readonly rollup: string;
}

/** A kind of history: what is sampled, by what it is told apart, where it is rolled up. */
export interface History {
  readonly name: 'device' | 'interface';
  readonly samples: string;
  readonly rollups: string;
  readonly key: string;
  readonly measures: readonly Measure[];
  /** Column that counts the polls, answered or not; without one only what was measured counts. */
  readonly polls?: string;
}

export const deviceHistory: History = {
  name: 'device',
  samples: 'device_health_sample',
  rollups: 'device_health_rollup',
  key: 'device_id',
  polls: 'polls',
  measures: [
    { sample: 'latency_ms', rollup: 'latency' },
    { sample: 'cpu_percent', rollup: 'cpu' },
    { sample: 'memory_percent', rollup: 'memory' },
    { sample: 'session_count', rollup: 'session' },
  ],
};

export const interfaceHistory: History = {
  name: 'interface',
  samples: 'interface_sample',
  rollups: 'interface_rollup',
  key: 'interface_id',
  measures: [
    { sample: 'rx_bps', rollup: 'rx' },
    { sample: 'tx_bps', rollup: 'tx' },
  ],
};

export const histories: readonly History[] = [deviceHistory, interfaceHistory];
