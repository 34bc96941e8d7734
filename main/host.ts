import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { StoreLocation } from '#db/open.ts';
import { systemActor } from '#platform/actor.ts';
import { type KeySlot, keyFile } from '#platform/key-slot.ts';
import type { Logger } from '#platform/log.ts';
import type { HostControl, SessionKeeper } from '#platform/request-context.ts';
import { SignInLimiter } from '#platform/sign-in-limiter.ts';
import { type App, createApp } from './app.ts';
import type { Office } from './http/answer.ts';
import { version } from './version.ts';

export interface HostConfig {
  /** Where a SQLite store, the machine's key file and the demo live. */
  readonly dataFolder: string;
  /** A shared store instead of the folder's own. */
  readonly postgresUrl?: string | undefined;
  readonly passphrase?: string | undefined;
  readonly demo: boolean;
  readonly log: Logger;
  /** The OS keychain on a desktop; a 0600 file in the data folder where absent. */
  readonly keySlot?: KeySlot | undefined;
}

interface Running {
  readonly office: Office;
  /** Begins the work in the background. */
  begin(): void;
  stop(): Promise<void>;
}

/** Holds the office that answers behind the doors of this process, and swaps it for the demo ISP and back. */
export class Host implements HostControl {
  readonly version = version;
  readonly #config: HostConfig;
  readonly #signInLimiter = new SignInLimiter();
  #running: Running | undefined;

  private constructor(config: HostConfig) {
    this.#config = config;
  }

  static async open(config: HostConfig): Promise<Host> {
    const host = new Host(config);
    host.#running = config.demo ? await host.#openDemo() : await host.#openOwn();
    return host;
  }

  /** Begins the work in the background; apart from `open`, so that a server listens before it loads its modules. */
  begin(): void {
    this.#running?.begin();
  }

  readonly office = (): Office => {
    if (this.#running === undefined) throw new Error('The office is closed');
    return this.#running.office;
  };

  get canExploreDemo(): boolean {
    return this.#config.postgresUrl === undefined;
  }

  async exploreDemo(session: SessionKeeper): Promise<void> {
    const before = this.#running;
    const demo = await this.#openDemo();
    const { platform } = demo.office.app;
    const admin = await platform.store.db
      .selectFrom('staff')
      .select('id')
      .where('role', '=', 'admin')
      .where('archivedAt', 'is', null)
      .executeTakeFirstOrThrow();
    const { openSession } = await import('#platform/sessions.ts');
    const opened = await openSession(platform, systemActor('demo', platform.newId()), admin.id);
    session.keep(opened.token, opened.expiresAt);
    this.#swap(before, demo);
  }

  async leaveDemo(): Promise<void> {
    this.#swap(this.#running, await this.#openOwn());
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.stop();
  }

  /** The request that asked for it is still being answered by the old office: that closes a moment later. */
  #swap(before: Running | undefined, next: Running): void {
    this.#running = next;
    next.begin();
    setTimeout(() => {
      before?.stop().catch((error) => this.#config.log.error({ err: error }, 'the former office did not close'));
    }, 1_000);
  }

  #office(app: App): Office {
    return { app, host: this, signInLimiter: this.#signInLimiter };
  }

  async #openOwn(): Promise<Running> {
    const { dataFolder, postgresUrl, passphrase, log } = this.#config;
    mkdirSync(dataFolder, { recursive: true });
    const location: StoreLocation =
      postgresUrl === undefined
        ? { kind: 'sqlite', file: path.join(dataFolder, 'lastmile.sqlite') }
        : { kind: 'postgres', url: postgresUrl };
    const keySlot = this.#config.keySlot ?? keyFile(path.join(dataFolder, 'secret.key'));
    const app = await createApp({ location, keySlot, passphrase, log });
    return this.#run(app, () => app.stop());
  }

  async #openDemo(): Promise<Running> {
    const folder = path.join(this.#config.dataFolder, 'demo');
    mkdirSync(folder, { recursive: true });
    const { openDemo } = await import('#demo/open-demo.ts');
    const { app, stop } = await openDemo({
      folder,
      log: this.#config.log,
      postgresUrl: this.#config.postgresUrl,
      createApp,
    });
    return this.#run(app, stop);
  }

  #run(app: App, stop: () => Promise<void>): Running {
    let started: Promise<void> | undefined;
    return {
      office: this.#office(app),
      begin: () => {
        started = app.start();
        started.catch((error) => this.#config.log.fatal({ err: error }, 'the office did not start its work'));
      },
      stop: async () => {
        await started?.catch(() => undefined);
        await stop();
      },
    };
  }
}
