import { hostname } from 'node:os';
import { openStore, type Store, type StoreLocation } from '#db/open.ts';
import { type Clock, systemClock } from '#kernel/clock.ts';
import { idsBy, type NewId } from '#kernel/ids.ts';
import type { KeySlot } from '#platform/key-slot.ts';
import { LiveBus } from '#platform/live-bus.ts';
import type { Logger } from '#platform/log.ts';
import type { Platform } from '#platform/platform.ts';
import { Secrets } from '#platform/secrets.ts';
import { claimStoreFor, type StorePurpose } from '#platform/store-purpose.ts';

export interface AppConfig {
  readonly location: StoreLocation;
  readonly keySlot: KeySlot;
  readonly log: Logger;
  /** What the store must be, or becomes when it is empty: demo data never mixes with a real store. */
  readonly purpose?: StorePurpose;
  /** For a shared Postgres store: unlocks the sealed passwords on this machine, or shares them if nobody has yet. */
  readonly passphrase?: string | undefined;
  readonly clock?: Clock;
  readonly newId?: NewId;
}

type Rooms = typeof import('./modules.ts');

/** The back office over one store. */
export interface App {
  readonly platform: Platform;
  /** The contract's handlers and the modules' work; loaded when first asked for, so that the office listens at once. */
  rooms(): Promise<Rooms>;
  /** Delivers events and runs the jobs that are due, until nothing is: for simulations with a clock of their own. */
  workOff(): Promise<void>;
  /** Begins to deliver events, run jobs and take part in the automation. */
  start(): Promise<void>;
  /** Work in flight is finished or handed back; then the store is closed. */
  stop(): Promise<void>;
}

async function openPlatform(config: Omit<AppConfig, 'location'>, store: Store): Promise<Platform> {
  const clock = config.clock ?? systemClock;
  const newId = config.newId ?? idsBy(() => clock.now());
  const purpose = await claimStoreFor(store.db, config.purpose ?? 'real');
  return {
    store,
    clock,
    newId,
    bus: new LiveBus(),
    log: config.log,
    secrets: await Secrets.open(store.db, config.keySlot, config.passphrase),
    consoleLabel: `${hostname()} (${process.pid})`,
    consoleId: newId(),
    isDemo: purpose === 'demo',
  };
}

/**
 * Enough for a command that starts no background work. Closes `store` when it fails.
 * @throws Refusal (wrong passphrase, demo and real store mixed up).
 */
export async function platformOf(config: Omit<AppConfig, 'location'>, store: Store): Promise<Platform> {
  try {
    return await openPlatform(config, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Opens the store and brings it to this version: the office over it, ready to start.
 * @throws StoreIsNewer, Refusal.
 */
export async function createApp(config: AppConfig): Promise<App> {
  const platform = await platformOf(config, await openStore(config.location));
  let loaded: Promise<Rooms> | undefined;
  const rooms = (): Promise<Rooms> => {
    loaded ??= import('./modules.ts');
    return loaded;
  };
  let close: (() => Promise<void>) | undefined;

  return {
    platform,
    rooms,
    async workOff() {
      const { workOff } = await import('./work.ts');
      await workOff(platform, (await rooms()).modules);
    },
    async start() {
      const { startWork } = await import('./work.ts');
      close = await startWork(platform, (await rooms()).modules);
    },
    async stop() {
      await close?.();
      if (loaded !== undefined) for (const module of (await loaded).modules) await module.close?.(platform);
      await platform.store.close();
    },
  };
}
