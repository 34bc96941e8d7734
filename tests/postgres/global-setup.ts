import type { FullConfig } from '@playwright/test';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/**
 * One PostgreSQL server for a whole run of vitest or Playwright, which both call this before their first test and the
 * answer after the last one. Tests find it in LASTMILE_TEST_POSTGRES_URL; a server already named there is used as it is.
 */
export default async function setup(run: TestProject | FullConfig): Promise<() => Promise<void>> {
  const existing = process.env.LASTMILE_TEST_POSTGRES_URL;
  const server = existing ? { url: existing, stop: async () => {} } : await startPostgres();
  process.env.LASTMILE_TEST_POSTGRES_URL = server.url;
  if ('provide' in run) run.provide('postgresUrl', server.url);
  return async () => {
    if (!existing) delete process.env.LASTMILE_TEST_POSTGRES_URL;
    await server.stop();
  };
}
