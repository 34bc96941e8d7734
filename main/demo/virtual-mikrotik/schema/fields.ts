import type { Field, FieldKind, Flow } from './menu.ts';

export { address, cidr, listedAddress, mac, ranges, targets } from './network-fields.ts';
export { choice, count, flag, name, text } from './plain-fields.ts';
export { paired, rate, rateLimit, ratePair } from './rate-fields.ts';
export { poolOrAddress, reference } from './reference-fields.ts';
export { date, duration, elapsed, remaining } from './time-fields.ts';

export const required = (field: Field): Field => ({ ...field, required: true });
export const readOnly = (field: Field): Field => ({ ...field, readOnly: true });
/** State of the running router: read-only, and back to its default after a reboot. */
export const runtime = (field: Field): Field => ({ ...field, readOnly: true, runtime: true });

const asIs: FieldKind = { parse: (value) => value };
/** A counter of the running router that moves while subscribers use it. */
export const counter = (preset: string, tell: (flow: Flow) => string): Field => ({
  ...runtime({ kind: asIs, default: preset }),
  live({ flowOf }, row) {
    const flow = flowOf?.(row);
    return flow === undefined ? undefined : tell(flow);
  },
});

/** Computed at each print. */
export const live = (compute: NonNullable<Field['live']>): Field => ({ kind: asIs, readOnly: true, live: compute });
