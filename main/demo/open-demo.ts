import { existsSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { StoreLocation } from '#db/open.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import { ManualClock, systemClock } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import { idsBy } from '#kernel/ids.ts';
import { keyFile } from '#platform/key-slot.ts';
import type { Logger } from '#platform/log.ts';
import type { App, AppConfig } from '../app.ts';
import { DemoRouters } from './isp/demo-routers.ts';
import { Dice } from './isp/dice.ts';
import { clientOf } from './isp/office-staff.ts';
import { YearPlay } from './isp/play-year.ts';

const SEED = 2026;
const COMPLETE = 'demo.complete';

export interface DemoConfig {
  /** Of its own, never one with a real store. */
  readonly folder: string;
  readonly postgresUrl?: string | undefined;
  readonly log: Logger;
  readonly createApp: (config: AppConfig) => Promise<App>;
  /** Told each day of the year that is being played. */
  readonly onDay?: (day: CalendarDate) => void;
}

export interface Demo {
  readonly app: App;
  readonly routers: DemoRouters;
  stop(): Promise<void>;
}

/** Opens the demo ISP, made on the first start: the store, and the routers that its devices point at. */
export async function openDemo(config: DemoConfig): Promise<Demo> {
  const { folder, postgresUrl, log, createApp } = config;
  const file = path.join(folder, 'lastmile.sqlite');
  const location: StoreLocation =
    postgresUrl === undefined ? { kind: 'sqlite', file } : { kind: 'postgres', url: postgresUrl };
  const appConfig: AppConfig = { location, keySlot: keyFile(path.join(folder, 'secret.key')), log, purpose: 'demo' };
  const routersFile = path.join(folder, 'routers.json');
  const isNew = postgresUrl === undefined && !existsSync(file);
  if (isNew) rmSync(routersFile, { force: true });
  const routers = await DemoRouters.start(routersFile);
  try {
    // Made under another name, so that a first start that was cut off leaves nothing half-made.
    if (isNew) {
      const unfinished = `${file}.unfinished`;
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${unfinished}${suffix}`, { force: true });
      await make({ ...appConfig, location: { kind: 'sqlite', file: unfinished } }, config, routers);
      await rename(unfinished, file);
    } else if (postgresUrl !== undefined) {
      await makeOnce(appConfig, config, routers);
    }
    const app = await createApp(appConfig);
    await pointDevicesAt(app, routers);
    routers.redial();
    return {
      app,
      routers,
      async stop() {
        await app.stop();
        await routers.stop();
      },
    };
  } catch (error) {
    await routers.stop();
    throw error;
  }
}

type Making = Pick<DemoConfig, 'createApp' | 'onDay'>;

async function make(config: AppConfig, { createApp, onDay }: Making, routers: DemoRouters): Promise<void> {
  const now = systemClock.now();
  const clock = new ManualClock(new Date(Date.parse(now) - 366 * 86_400_000).toISOString());
  const dice = new Dice(SEED);
  const app = await createApp({
    ...config,
    clock,
    newId: idsBy(
      () => clock.now(),
      () => dice.bytes(16),
    ),
  });
  try {
    const { db, kind } = app.platform.store;
    if (kind === 'sqlite') await sql`pragma synchronous = off`.execute(db); // a file that is thrown away when it is cut off
    await new YearPlay(app, clock, routers, SEED, now).play(onDay);
    await db.insertInto('storeInfo').values({ key: COMPLETE, value: now }).execute();
  } finally {
    await app.stop();
  }
}

async function makeOnce(config: AppConfig, making: Making, routers: DemoRouters): Promise<void> {
  const app = await making.createApp(config);
  const { db } = app.platform.store;
  const complete = await db.selectFrom('storeInfo').select('key').where('key', '=', COMPLETE).executeTakeFirst();
  const company = await db.selectFrom('company').select('id').executeTakeFirst();
  await app.stop();
  if (complete !== undefined) return;
  if (company !== undefined) {
    throw new Refusal(
      'NOT_ALLOWED_NOW',
      'This database holds a demo that was not made to its end. Drop it and start again with an empty one.',
    );
  }
  await make(config, making, routers);
}

/** A port that was free yesterday may be taken today. */
async function pointDevicesAt(app: App, routers: DemoRouters): Promise<void> {
  const devices = await app.platform.store.db.selectFrom('device').select(['id', 'name', 'port']).execute();
  for (const { place, port } of routers.running) {
    const device = devices.find(({ name }) => name === place.name);
    if (device === undefined || device.port === port) continue;
    await (await clientOf(app, 'admin')).core.devices.update({ id: device.id, port });
  }
}
