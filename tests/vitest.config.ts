import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/postgres/global-setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{main,db,renderer,electron}/**/*.test.{ts,tsx}', 'tests/{run,postgres}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/{integration,contract}/**/*.test.ts'] },
      },
    ],
  },
});
