import { describe, expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';

const aliases = {
  '#kernel/*': './main/kernel/*',
  '#contract/*': './main/contract/*',
  '#platform/*': './main/platform/*',
  '#modules/*': './main/modules/*',
  '#http/*': './main/http/*',
  '#demo/*': './main/demo/*',
  '#db/*': './db/*',
  '#ui/*': './renderer/ui/*',
  '#app/*': './renderer/app/*',
};

function complaintsOf(sources: Record<string, string>): string[] {
  return checkImports(new Map(Object.entries(sources)), aliases);
}

describe('along an arrow an import is fine', () => {
  test.each([
    ['renderer/modules/billing/Inbox.tsx', `import { Table } from '#ui/Table.tsx'; import '../inbox.css';`],
    [
      'renderer/modules/billing/Inbox.tsx',
      `import { client } from '#app/client.ts'; import { m } from '#kernel/money.ts';`,
    ],
    ['renderer/app/client.ts', `import type { billing } from '#contract/billing.ts'; import React from 'react';`],
    [
      'electron/window.ts',
      `import { BrowserWindow } from 'electron'; import type { Shell } from '#contract/shell.ts';`,
    ],
    ['electron/back-office.ts', `import { join } from 'node:path'; import type { Start } from '../main/desktop.ts';`],
    ['main/contract/core.ts', `import { z } from 'zod'; import { oc } from '@orpc/contract'; import '#kernel/ids.ts';`],
    ['main/platform/audit.ts', `import { sql } from 'kysely'; import { open } from '#db/open.ts';`],
    [
      'main/modules/billing/run.ts',
      `import { suspend } from '#modules/core/index.ts'; import { emit } from '#platform/outbox.ts';`,
    ],
    ['main/modules/captive-portal/login.ts', `import { plan } from '../mikrotik/index.ts';`],
    ['main/modules/portal/pay.ts', `import { pay } from '#modules/billing/index.ts';`],
    ['main/app.ts', `import { billing } from '#modules/billing/index.ts'; import { serve } from '#http/serve.ts';`],
    ['main/cli/main.ts', `import { createApp } from '../app.ts'; import { demo } from '#demo/index.ts';`],
    ['main/http/answer.ts', `import type { App } from '../app.ts';`],
    ['main/demo/isp.ts', `import { core } from '#modules/core/index.ts'; import { open } from '#db/open.ts';`],
    ['main/modules/onu/onu.test.ts', `import { isp } from '#demo/isp.ts'; import '../billing/run.ts';`],
    ['main/modules/onu/testing/rows.ts', `import '../../billing/run.ts';`],
    [
      'main/server.ts',
      `import page from '../resources/page.css?raw'; import pkg from '../package.json' with { type: 'json' };`,
    ],
    ['renderer/vite.config.ts', `import { fileURLToPath } from 'node:url';`],
  ])('%s: %s', (file, source) => {
    expect(complaintsOf({ [file]: source })).toEqual([]);
  });
});

describe('against an arrow an import is refused', () => {
  test.each([
    ['renderer/app/routes.tsx', `import '#modules/core/index.ts';`, 'renderer/app does not know modules/core'],
    ['renderer/app/routes.tsx', `import type { Row } from '#db/schema.ts';`, 'renderer/app does not know db'],
    [
      'renderer/app/routes.tsx',
      `import { shell } from '../../electron/shell.ts';`,
      'renderer/app does not know electron',
    ],
    ['renderer/app/routes.tsx', `import fs from 'node:fs';`, 'also runs in a page'],
    ['renderer/ui/Badge.tsx', `import type { core } from '#contract/core.ts';`, 'renderer/ui does not know contract'],
    [
      'renderer/ui/Badge.tsx',
      `import { x } from '../modules/core/x.ts';`,
      'renderer/ui does not know renderer/modules',
    ],
    ['renderer/ui/Badge.tsx', `import { client } from '#app/client.ts';`, 'renderer/ui does not know renderer/app'],
    ['electron/window.ts', `import '../main/app.ts';`, 'electron does not know main'],
    ['electron/window.ts', `import '../main/desktop.ts';`, 'electron knows only types of main entry'],
    ['electron/window.ts', `import { core } from '#contract/core.ts';`, 'electron knows only types of contract'],
    ['electron/window.ts', `export * from '#modules/core/index.ts';`, 'electron does not know modules/core'],
    ['main/kernel/money.ts', `import '#contract/core.ts';`, 'kernel does not know contract'],
    ['main/kernel/money.ts', `import { randomUUID } from 'crypto';`, 'also runs in a page'],
    ['main/contract/core.ts', `import '#db/schema.ts';`, 'contract does not know db'],
    ['main/contract/core.ts', `import { os } from '@orpc/server';`, 'contract imports no package but zod'],
    ['db/open.ts', `import '#platform/audit.ts';`, 'db does not know platform'],
    ['main/platform/jobs.ts', `import '#modules/core/index.ts';`, 'platform does not know modules/core'],
    ['main/modules/core/a.ts', `import '#modules/billing/index.ts';`, 'modules/core does not know modules/billing'],
    ['main/modules/billing/a.ts', `import '#modules/mikrotik/index.ts';`, 'billing does not know modules/mikrotik'],
    ['main/modules/billing/a.ts', `import '#modules/core/states.ts';`, 'core is entered only through its index.ts'],
    ['main/modules/billing/a.ts', `type S = import('#modules/onu/index.ts').S;`, 'does not know modules/onu'],
    ['main/modules/onu/a.ts', `await import('#demo/isp.ts');`, 'modules/onu does not know demo'],
    ['main/modules/onu/a.ts', `import '#http/serve.ts';`, 'modules/onu does not know http'],
    ['main/http/serve.ts', `import '#modules/core/index.ts';`, 'http does not know modules/core'],
    ['main/http/serve.ts', `import { createApp } from '../app.ts';`, 'http knows only types of main'],
    ['main/demo/isp.ts', `import '#modules/core/rows.ts';`, 'entered only through its index.ts'],
    ['main/app.ts', `import '#modules/core/rows.ts';`, 'entered only through its index.ts'],
    ['main/modules/core/a.ts', `import './testing/rows.ts';`, 'is test code'],
    ['main/extra/a.ts', `export {};`, 'stands in no room'],
    ['main/app.ts', `import './extra/a.ts';`, 'stands in no room'],
  ])('%s: %s', (file, source, because) => {
    expect(complaintsOf({ [file]: source })).toEqual([expect.stringContaining(because)]);
  });
});

describe('electron is imported only by electron/', () => {
  test.each(['main/app.ts', 'renderer/app/shell.ts', 'tests/e2e/desktop/open.spec.ts', 'db/open.test.ts'])(
    '%s',
    (file) => {
      for (const source of [`import { app } from 'electron';`, `import type { App } from 'electron/main';`]) {
        expect(complaintsOf({ [file]: source })).toEqual([`${file}:1 → electron  only electron/ imports electron`]);
      }
      expect(complaintsOf({ [file]: `const { app } = require('electron');` })).toHaveLength(1);
    },
  );
});

describe('circles', () => {
  test('files that load each other are named in the order they load', () => {
    const sources = {
      'db/open.ts': `import './schema.ts';`,
      'db/schema.ts': `export { columns } from './columns.ts';`,
      'db/columns.ts': `\n\nimport './open.ts';`,
    };
    expect(complaintsOf(sources)).toEqual(['db/columns.ts → db/open.ts → db/schema.ts → db/columns.ts  is a circle']);
  });

  test('an import of types closes no circle', () => {
    const sources = { 'db/open.ts': `import './schema.ts';`, 'db/schema.ts': `import type { Db } from './open.ts';` };
    expect(complaintsOf(sources)).toEqual([]);
  });

  test('a file on the way to a circle is not part of it', () => {
    const sources = { 'db/a.ts': `import './b.ts';`, 'db/b.ts': `import './c.ts';`, 'db/c.ts': `import './b.ts';` };
    expect(complaintsOf(sources)).toEqual(['db/b.ts → db/c.ts → db/b.ts  is a circle']);
  });
});

test('a refusal says file, line and target', () => {
  const source = `import '#kernel/money.ts';\n\nimport {\n  suspend,\n} from '#modules/billing/index.ts';\n`;
  expect(complaintsOf({ 'main/modules/core/approve.ts': source })).toEqual([
    'main/modules/core/approve.ts:5 → main/modules/billing/index.ts  modules/core does not know modules/billing',
  ]);
});

test('a file that cannot be parsed is said, not passed over', () => {
  expect(() => complaintsOf({ 'db/open.ts': 'import {' })).toThrow('db/open.ts cannot be parsed');
});
