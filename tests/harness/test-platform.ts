import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe } from 'vitest';
import type { StaffRole } from '#contract/permissions.ts';
import { openStore, type Store, type StoreLocation } from '#db/open.ts';
import { ManualClock } from '#kernel/clock.ts';
import { idsBy } from '#kernel/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { keyFile } from '#platform/key-slot.ts';
import { LiveBus } from '#platform/live-bus.ts';
import { createLogger } from '#platform/log.ts';
import type { Platform } from '#platform/platform.ts';
import { Secrets } from '#platform/secrets.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';

export const storeKinds = ['sqlite', 'postgres'] as const;
export type TestStoreKind = (typeof storeKinds)[number];

export interface TestPlatform extends Platform {
  readonly clock: ManualClock;
}

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Runs when the test that called it ends, last first. */
export const atEnd = (cleanUp: () => Promise<void>): void => {
  cleanUps.push(cleanUp);
};

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lastmile-test-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function freshLocation(kind: TestStoreKind): Promise<StoreLocation> {
  if (kind === 'sqlite') return { kind, file: path.join(await temporaryFolder(), 'lastmile.sqlite') };
  const { url, drop } = await freshDatabase();
  atEnd(drop);
  return { kind, url };
}

export const testClockStart = '2026-01-01T08:00:00.000Z';

/** A platform over a store; give the same `store` twice to have two consoles on it. */
export async function platformOver(store: Store, clock = new ManualClock(testClockStart)): Promise<TestPlatform> {
  const newId = idsBy(() => clock.now());
  return {
    store,
    clock,
    newId,
    bus: new LiveBus(),
    log: createLogger(process.env.LASTMILE_LOG ?? 'silent'),
    secrets: await Secrets.open(store.db, keyFile(path.join(await temporaryFolder(), 'secret.key'))),
    consoleLabel: 'test console',
    consoleId: newId(),
    isDemo: false,
  };
}

/** An empty store of the kind, with a platform and a company (currency USD, UTC) unless told otherwise. */
export async function testPlatform(
  kind: TestStoreKind,
  {
    company = true,
    currency = 'USD',
    timeZone = 'UTC',
  }: { company?: boolean; currency?: string; timeZone?: string } = {},
): Promise<TestPlatform> {
  const store = await openStore(await freshLocation(kind));
  atEnd(() => store.close());
  const platform = await platformOver(store);
  if (company) {
    const row = { id: platform.newId(), name: 'Test ISP', currency, timeZone, createdAt: platform.clock.now() };
    await store.db.insertInto('company').values(row).execute();
  }
  return platform;
}

export const actorWith = (role: StaffRole, platform: Platform): Actor => ({
  kind: 'staff',
  id: platform.newId(),
  name: `a ${role}`,
  role,
  door: 'browser',
  requestId: platform.newId(),
});

/** The same suite over both stores. */
export const onBothStores = (suite: (kind: TestStoreKind) => void): void => {
  for (const kind of storeKinds) describe(`on ${kind}`, () => suite(kind));
};
