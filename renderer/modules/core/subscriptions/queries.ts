import { api } from '#app/client.ts';

export const subscriptionQuery = (id: string) => api.core.subscriptions.get.queryOptions({ input: { id } });
