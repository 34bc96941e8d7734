import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { createVirtualRouter, faultNames, routerVersions } from '#demo/virtual-mikrotik/index.ts';

const usageError = 2;

function wholeNumber(max: number) {
  return (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number > max) throw new InvalidArgumentError(`Give a whole number from 0 to ${max}.`);
    return number;
  };
}

const command = new Command('virtual-router')
  .description('A MikroTik to try things on: speaks the RouterOS API and REST, keeps its rows in memory.')
  .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(65_535), 8728)
  .option('--rest-port <number>', 'port to serve REST on (plain HTTP); 0 takes a free one', wholeNumber(65_535))
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .addOption(
    new Option('--version <release>', 'RouterOS release to be').choices(routerVersions).default('7.20' as const),
  )
  .option('--latency <ms>', 'milliseconds before each reply', wholeNumber(600_000), 0)
  .addOption(new Option('--fault <name>', 'misbehave from the start').choices(faultNames))
  .option('--user <name>', 'user who may log in', 'admin')
  .option('--password <password>', "that user's password", '')
  .showHelpAfterError('(--help lists the options)')
  .exitOverride();

async function run(): Promise<void> {
  const options = command.parse().opts<{
    port: number;
    restPort?: number;
    host: string;
    version: (typeof routerVersions)[number];
    latency: number;
    fault?: (typeof faultNames)[number];
    user: string;
    password: string;
  }>();
  const router = createVirtualRouter({
    version: options.version,
    latencyMs: options.latency,
    fault: options.fault,
    users: [{ name: options.user, password: options.password }],
  });
  const port = await router.listen(options.port, options.host);
  console.log(`RouterOS ${options.version} API on ${options.host}:${port}, user ${options.user}`);
  if (options.restPort !== undefined) {
    const restPort = await router.listenRest(options.restPort, options.host);
    console.log(`REST on http://${options.host}:${restPort}/rest`);
  }
  // A router that refuses connections holds no socket that would keep the process alive.
  const alive = setInterval(() => {}, 60_000);
  const stop = () => {
    clearInterval(alive);
    void router.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

run().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : usageError;
  } else {
    console.error(`Cannot start the virtual router: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
});
