import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LoggedCommand } from '#demo/virtual-mikrotik/index.ts';
import type { RouterAnswer, RouterRequest } from './router-worker.ts';

/** Virtual routers in a thread of their own, so that they do not wait for the office nor it for them. */
export class RouterThread {
  readonly #worker = new Worker(new URL('./router-worker.ts', import.meta.url));

  async ask(request: RouterRequest): Promise<RouterAnswer> {
    this.#worker.postMessage(request);
    const [answer] = (await once(this.#worker, 'message')) as [RouterAnswer];
    return answer;
  }

  async listen(routers: number): Promise<readonly number[]> {
    const answer = await this.ask({ ask: 'listen', routers });
    return 'ports' in answer ? answer.ports : [];
  }

  /** Received since the mark, logins left out. */
  async commands(router: number): Promise<readonly LoggedCommand[]> {
    const answer = await this.ask({ ask: 'commands', router });
    return 'commands' in answer ? answer.commands.filter(({ path }) => path !== '/login') : [];
  }

  stop(): Promise<number> {
    return this.#worker.terminate();
  }
}
