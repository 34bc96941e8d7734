import { api } from '#app/client.ts';

/** Figures change with every poll, which wakes no screen: what stands open asks again. */
const renewMs = 30_000;

export const deviceQuery = (id: string) => ({
  ...api.core.devices.get.queryOptions({ input: { id } }),
  refetchInterval: renewMs,
});
