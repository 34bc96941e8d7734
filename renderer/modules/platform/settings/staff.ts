import type { client } from '#app/client.ts';

export type Person = Awaited<ReturnType<typeof client.platform.staff.list>>[number];
export type ApiToken = Awaited<ReturnType<typeof client.platform.tokens.list>>[number];
export type BackgroundJob = Awaited<ReturnType<typeof client.platform.jobs.list>>['items'][number];
export type ParkedEvent = Awaited<ReturnType<typeof client.platform.events.parked>>['items'][number];

export const shortPassword = (text: string): string | undefined =>
  text.length < 10 ? 'At least 10 characters.' : undefined;

export const needed =
  (what: string) =>
  (text: string): string | undefined =>
    text.trim() === '' ? `${what} is required.` : undefined;
