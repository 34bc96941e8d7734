import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVirtualRouter, type VirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import type { Office } from '#http/answer.ts';
import { startHttpServer } from '#http/server.ts';
import { type Clock, systemClock, toInstant } from '#kernel/clock.ts';
import { keyFile } from '#platform/key-slot.ts';
import { createLogger } from '#platform/log.ts';
import { SignInLimiter } from '#platform/sign-in-limiter.ts';
import { createApp } from '../../../main/app.ts';
import { noHost } from '../../harness/test-context.ts';
import { projectRoot } from '../../run/project-root.ts';

/** The real time, and what a test adds to it: the days of a customer who does not pay. */
export class ShiftedClock implements Clock {
  #aheadMs = 0;
  now(): string {
    return toInstant(Date.parse(systemClock.now()) + this.#aheadMs);
  }
  passDays(days: number): void {
    this.#aheadMs += days * 86_400_000;
  }
}

export interface OfficeAtHand {
  readonly url: string;
  readonly clock: ShiftedClock;
  readonly router: VirtualRouter;
  readonly routerPort: number;
  stop(): Promise<void>;
}

/** An empty office with its background work running, served to a browser, and a router to work with. */
export async function openOffice(): Promise<OfficeAtHand> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lastmile-e2e-'));
  const clock = new ShiftedClock();
  const app = await createApp({
    location: { kind: 'sqlite', file: path.join(folder, 'lastmile.sqlite') },
    keySlot: keyFile(path.join(folder, 'secret.key')),
    log: createLogger('error'),
    clock,
  });
  const office: Office = { app, host: noHost, signInLimiter: new SignInLimiter() };
  const consoleFolder = path.join(projectRoot, 'out/renderer');
  const http = await startHttpServer({ host: '127.0.0.1', port: 0, consoleFolder, office: () => office });
  await app.start();
  const router = createVirtualRouter({ version: '7.20', identity: 'core-1' });
  const routerPort = await router.listen();
  return {
    url: http.url,
    clock,
    router,
    routerPort,
    async stop() {
      await http.close();
      await app.stop();
      await router.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
