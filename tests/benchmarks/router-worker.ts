import { parentPort } from 'node:worker_threads';
import { createVirtualRouter, type LoggedCommand } from '#demo/virtual-mikrotik/index.ts';

/** What the benchmark asks of the router's own thread. */
export type RouterRequest =
  | { readonly ask: 'listen' }
  | { readonly ask: 'dial'; readonly names: readonly string[] }
  | { readonly ask: 'latency'; readonly ms: number }
  | { readonly ask: 'mark' }
  | { readonly ask: 'commands' };

export type RouterAnswer =
  | { readonly port: number }
  | { readonly commands: readonly LoggedCommand[] }
  | { readonly done: true };

const router = createVirtualRouter({ version: '7.20', identity: 'bench' });
let mark = 0;

async function answer(request: RouterRequest): Promise<RouterAnswer> {
  switch (request.ask) {
    case 'listen':
      return { port: await router.listen() };
    case 'dial':
      for (const name of request.names) router.dialPpp(name);
      return { done: true };
    case 'latency':
      router.setLatency(request.ms);
      return { done: true };
    case 'mark':
      mark = router.commandCount;
      return { done: true };
    case 'commands': {
      const count = router.commandCount - mark;
      return { commands: count === 0 ? [] : router.commands.slice(-count) };
    }
  }
}

parentPort?.on('message', async (request: RouterRequest) => {
  parentPort?.postMessage(await answer(request));
});
