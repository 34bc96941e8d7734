import { api } from '#app/client.ts';

export const deviceQuery = (id: string) => api.core.devices.get.queryOptions({ input: { id } });
