import { setTimeout as wait } from 'node:timers/promises';
import { BrowserWindow, MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import type { BackOfficeState } from '#contract/shell.ts';
import type { DesktopConfig, DesktopSession, FromBackOffice, ToBackOffice } from '../main/desktop.ts';
import { channels } from './channels.ts';
import type { Keychain } from './keychain.ts';
import type { Log } from './log.ts';
import { Restarts } from './restarts.ts';
import { answerConsole, hearConsole } from './sender.ts';

export interface BackOfficeOptions {
  /** The built main/desktop.ts. */
  readonly entry: string;
  readonly config: Omit<DesktopConfig, 'session'>;
  readonly keychain: Keychain;
  readonly log: Log;
  /** It will not start again by itself. */
  onDown(reason: string): void;
}

/** Work in flight has this long to end or be handed back when the desktop quits. */
const STOP_WITHIN_MS = 10_000;

/** Runs the office in a process of its own, restarts it when it dies, and gives each window its line to it. */
export class BackOffice {
  readonly #options: BackOfficeOptions;
  readonly #restarts = new Restarts();
  /** Pages that have asked for a line; each is given a new one after a restart. */
  readonly #pages = new Set<WebContents>();
  #child: UtilityProcess | undefined;
  #state: BackOfficeState = { state: 'starting' };
  #failure: { readonly reason: string; readonly isFinal: boolean } | undefined;
  /** Held here, and nowhere on the disk, so that a restart signs nobody out. */
  #session: DesktopSession | null = null;
  #isStopping = false;

  constructor(options: BackOfficeOptions) {
    this.#options = options;
    answerConsole(channels.backOfficeState, () => this.#state);
    hearConsole(channels.requestPort, ({ sender }) => this.#connect(sender));
  }

  start(): void {
    const { entry, config, log } = this.#options;
    this.#setState({ state: 'starting' });
    this.#failure = undefined;
    const child = utilityProcess.fork(entry, [], { serviceName: 'Lastmile back office', stdio: 'pipe' });
    this.#child = child;
    child.stdout?.on('data', log.write);
    child.stderr?.on('data', log.write);
    child.on('message', (message: FromBackOffice) => this.#hear(message));
    child.once('exit', (code) => this.#died(code));
    this.#tell({ type: 'open', config: { ...config, session: this.#session } });
  }

  /** For a person who has mended what kept it down. */
  startAnew(): void {
    this.#restarts.forget();
    this.start();
  }

  /** Lets it end its work; ends it by force after a deadline. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (child === undefined) return;
    const exited = new Promise<true>((resolve) => child.once('exit', () => resolve(true)));
    this.#tell({ type: 'stop' });
    if (await Promise.race([exited, wait(STOP_WITHIN_MS, false)])) return;
    this.#options.log.say('The back office did not stop in time and is ended by force.');
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    await exited;
  }

  #hear(message: FromBackOffice): void {
    const { keychain, log } = this.#options;
    switch (message.type) {
      case 'ready':
        if (message.url !== undefined) log.say(`Browsers of this machine are served at ${message.url}`);
        this.#setState({ state: 'ready' });
        for (const page of this.#pages) this.#giveLine(page);
        return;
      case 'failed':
        this.#failure = message;
        this.#child?.kill();
        return;
      case 'session':
        this.#session = message.session;
        return;
      case 'keychain': {
        const { question, name, keep } = message;
        const key = keep === undefined ? keychain.read(name) : keychain.keep(name, keep);
        this.#tell({ type: 'keychain', question, key });
      }
    }
  }

  #died(code: number): void {
    this.#child = undefined;
    if (this.#isStopping) return;
    const reason = this.#failure?.reason ?? `The back office ended by itself (code ${code}).`;
    const waitMs = this.#failure?.isFinal ? undefined : this.#restarts.waitAfterDeath(Date.now());
    this.#options.log.say(waitMs === undefined ? reason : `${reason} It starts again in ${waitMs} ms.`);
    if (waitMs === undefined) {
      this.#setState({ state: 'down', reason });
      this.#options.onDown(reason);
      return;
    }
    this.#setState({ state: 'starting' });
    setTimeout(() => {
      if (!this.#isStopping) this.start();
    }, waitMs);
  }

  #connect(page: WebContents): void {
    if (!this.#pages.has(page)) page.once('destroyed', () => this.#pages.delete(page));
    this.#pages.add(page);
    if (this.#state.state === 'ready') this.#giveLine(page);
  }

  #giveLine(page: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    this.#tell({ type: 'window' }, port1);
    page.postMessage(channels.port, null, [port2]);
  }

  #tell(message: ToBackOffice, ...ports: Electron.MessagePortMain[]): void {
    this.#child?.postMessage(message, ports);
  }

  #setState(state: BackOfficeState): void {
    this.#state = state;
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channels.backOfficeState, state);
  }
}
