import { parentPort } from 'node:worker_threads';
import {
  createVirtualRouter,
  type FaultName,
  type LoggedCommand,
  type VirtualRouter,
} from '#demo/virtual-mikrotik/index.ts';

/** What a benchmark asks of the routers' own thread. */
export type RouterRequest =
  | { readonly ask: 'listen'; readonly routers: number }
  | { readonly ask: 'dial'; readonly router: number }
  | { readonly ask: 'latency'; readonly ms: number }
  | { readonly ask: 'fault'; readonly router: number; readonly fault: FaultName }
  | { readonly ask: 'tamper'; readonly router: number; readonly every: number }
  | { readonly ask: 'mark'; readonly router: number }
  | { readonly ask: 'commands'; readonly router: number };

export type RouterAnswer =
  | { readonly ports: readonly number[] }
  | { readonly commands: readonly LoggedCommand[] }
  | { readonly done: true };

const routers: VirtualRouter[] = [];
const marks = new Map<VirtualRouter, number>();

function routerAt(index: number): VirtualRouter {
  const router = routers[index];
  if (router === undefined) throw new Error(`There is no router ${index}`);
  return router;
}

/** Every so many of our secrets gets another profile, as somebody might set it by hand. */
function tamper(router: VirtualRouter, every: number): void {
  const ours = router.rows('/ppp/secret').filter(({ comment }) => comment?.startsWith('isp:') === true);
  for (const [at, row] of ours.entries()) {
    if (at % every === 0) router.put('/ppp/secret', { '.id': row['.id'] ?? '', profile: 'default' });
  }
}

async function answer(request: RouterRequest): Promise<RouterAnswer> {
  switch (request.ask) {
    case 'listen': {
      const ports: number[] = [];
      for (let n = 0; n < request.routers; n += 1) {
        const router = createVirtualRouter({ version: '7.20', identity: `bench-${n}` });
        routers.push(router);
        ports.push(await router.listen());
      }
      return { ports };
    }
    case 'dial': {
      const router = routerAt(request.router);
      for (const { name } of router.rows('/ppp/secret')) if (name !== undefined) router.dialPpp(name);
      return { done: true };
    }
    case 'latency':
      for (const router of routers) router.setLatency(request.ms);
      return { done: true };
    case 'fault':
      await routerAt(request.router).setFault(request.fault);
      return { done: true };
    case 'tamper':
      tamper(routerAt(request.router), request.every);
      return { done: true };
    case 'mark':
      marks.set(routerAt(request.router), routerAt(request.router).commandCount);
      return { done: true };
    case 'commands': {
      const router = routerAt(request.router);
      const count = router.commandCount - (marks.get(router) ?? 0);
      return { commands: count === 0 ? [] : router.commands.slice(-count) };
    }
  }
}

parentPort?.on('message', async (request: RouterRequest) => {
  parentPort?.postMessage(await answer(request));
});
