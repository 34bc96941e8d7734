import type { RouterTransport } from '../transport/router-transport.ts';

/** What may be asked of a router without changing it. */
export type RouterReader = Pick<RouterTransport, 'print'>;

function refuse(command: string): never {
  throw new Error(`${command} was asked for in a pass that may only read`);
}

/**
 * The same router without its writing commands. A pass that only plans is given this one, so that a mistake in the planning
 * cannot reach a router in dry run or one whose changes wait for approval.
 */
export const readOnly = (router: RouterTransport): RouterTransport => ({
  print: (path, options) => router.print(path, options),
  add: async (path) => refuse(`${path}/add`),
  set: async (path) => refuse(`${path}/set`),
  remove: async (path) => refuse(`${path}/remove`),
  run: async (command, fields) => (command.endsWith('/print') ? await router.run(command, fields) : refuse(command)),
  close: () => router.close(),
});
