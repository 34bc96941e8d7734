import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeDataFolder } from '#db/data-folder.ts';
import type { StoreLocation } from '#db/open.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import { Refusal } from '#kernel/errors.ts';
import { systemActor } from '#platform/actor.ts';
import { type KeySlot, keyFileIn, keySlotName } from '#platform/key-slot.ts';
import type { Logger } from '#platform/log.ts';
import type { HostControl, SessionKeeper } from '#platform/request-context.ts';
import { secretsLocked } from '#platform/secrets.ts';
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
  /** Where the key of that name is kept: the OS keychain on a desktop; a 0600 file in the data folder where absent. */
  readonly keySlot?: ((name: string) => KeySlot) | undefined;
}

/** The request that asked for a swap is still being answered by the former office. */
const ANSWER_MS = 1_000;
const START_AGAIN_MS = 2_000;

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
  #demoDay: CalendarDate | null = null;
  #turn: Promise<void> = Promise.resolve();
  #closing: Promise<void> = Promise.resolve();

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

  exploreDemo(session: SessionKeeper): Promise<void> {
    return this.#oneAtATime(() => this.#exploreDemo(session));
  }

  leaveDemo(): Promise<void> {
    return this.#oneAtATime(async () => {
      if (!this.office().app.platform.isDemo) return; // another window left it a moment ago
      if (this.#config.postgresUrl !== undefined) {
        throw new Refusal(
          'NOT_ALLOWED_NOW',
          'This office was started on a demo database. Start it again with your own.',
        );
      }
      this.#swap(await this.#openOwn());
    });
  }

  /** Two windows may ask for the demo at once; the former office is closed before the next swap. */
  #oneAtATime(swap: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(async () => {
      await this.#closing;
      await swap();
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #exploreDemo(session: SessionKeeper): Promise<void> {
    if (this.office().app.platform.isDemo) return await this.#signInToDemo(this.office(), session);
    const demo = await this.#openDemo();
    await this.#signInToDemo(demo.office, session);
    this.#swap(demo);
  }

  async #signInToDemo({ app: { platform } }: Office, session: SessionKeeper): Promise<void> {
    const admin = await platform.store.db
      .selectFrom('staff')
      .select('id')
      .where('role', '=', 'admin')
      .where('archivedAt', 'is', null)
      .executeTakeFirstOrThrow();
    const { openSession } = await import('#platform/sessions.ts');
    const opened = await openSession(platform, systemActor('demo', platform.newId()), admin.id);
    session.keep(opened.token, opened.expiresAt);
  }

  async stop(): Promise<void> {
    await this.#turn;
    const running = this.#running;
    this.#running = undefined;
    await this.#closing;
    await running?.stop();
  }

  #swap(next: Running): void {
    const before = this.#running;
    this.#running = next;
    next.begin();
    this.#closing = delay(ANSWER_MS)
      .then(() => before?.stop())
      .catch((error) => this.#config.log.error({ err: error }, 'the former office did not close'));
  }

  #office(app: App): Office {
    return { app, host: this, signInLimiter: this.#signInLimiter };
  }

  async #openOwn(): Promise<Running> {
    const { dataFolder, postgresUrl, passphrase, log } = this.#config;
    makeDataFolder(dataFolder);
    const location: StoreLocation =
      postgresUrl === undefined
        ? { kind: 'sqlite', file: path.join(dataFolder, 'lastmile.sqlite') }
        : { kind: 'postgres', url: postgresUrl };
    const app = await createApp({ location, keySlot: this.#keySlot(), passphrase, log });
    if (app.platform.secrets.state === 'locked') log.warn(secretsLocked);
    return this.#run(app, () => app.stop());
  }

  get demoDay(): CalendarDate | null {
    return this.#demoDay;
  }

  async #openDemo(): Promise<Running> {
    const folder = path.join(this.#config.dataFolder, 'demo');
    makeDataFolder(folder);
    const { openDemo } = await import('#demo/open-demo.ts');
    const { app, stop } = await openDemo({
      folder,
      log: this.#config.log,
      postgresUrl: this.#config.postgresUrl,
      createApp,
      onDay: (day) => {
        this.#demoDay = day;
      },
    }).finally(() => {
      this.#demoDay = null;
    });
    return this.#run(app, stop);
  }

  #keySlot(): KeySlot {
    const { dataFolder, postgresUrl, keySlot } = this.#config;
    const name = keySlotName(postgresUrl);
    return keySlot === undefined ? keyFileIn(dataFolder, name) : keySlot(name);
  }

  #run(app: App, stop: () => Promise<void>): Running {
    let started: Promise<void> | undefined;
    let stopped = false;
    return {
      office: this.#office(app),
      begin: () => {
        started = this.#startWork(app, () => stopped);
      },
      stop: async () => {
        stopped = true;
        await started;
        await stop();
      },
    };
  }

  /** The store may be away for a moment; an office without its work would suspend and reconnect nobody, silently. */
  async #startWork(app: App, isStopped: () => boolean): Promise<void> {
    while (!isStopped()) {
      try {
        await app.start();
        return;
      } catch (error) {
        this.#config.log.fatal({ err: error }, 'the office did not start its work; it tries again');
        await delay(START_AGAIN_MS);
      }
    }
  }
}
