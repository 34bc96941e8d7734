import type { LoggedCommand } from '#demo/virtual-mikrotik/index.ts';
import { report } from '../figures.ts';
import { sendBare } from './bare-client.ts';
import { BenchOffice, type Router } from './office.ts';

const WINDOW = 16;
const ROUNDS = 3;

/** Lastmile sends equal changes as comma lists; a client that does not sends one command a row. */
const rowByRow = (command: LoggedCommand): LoggedCommand[] => {
  const { '.id': list, ...rest } = command.fields;
  return list === undefined ? [command] : list.split(',').map((id) => ({ ...command, fields: { ...rest, '.id': id } }));
};

async function atLatency(office: BenchOffice, router: Router, latencyMs: number): Promise<void> {
  const { thread } = office;
  await thread.ask({ ask: 'latency', ms: latencyMs });
  const suspended: number[] = [];
  const bare: number[] = [];
  const single: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await thread.ask({ ask: 'mark', router: router.index });
    suspended.push(await office.change('suspend', [router]));
    const commands = await thread.commands(router.index);
    bare.push(await sendBare(router.port, commands, WINDOW));
    single.push(await sendBare(router.port, commands.flatMap(rowByRow), WINDOW));
    await office.change('reconnect', [router]);
    await thread.ask({ ask: 'dial', router: router.index });
  }
  const count = router.services.length;
  const what = `suspension of ${count} PPPoE customers, books to verified read-back, ${latencyMs} ms latency`;
  report(what, suspended, 'a bare client sending the same commands', bare);
  report('… beside', suspended, 'a bare client sending them row by row', single);
}

/** From the books' transaction to the read-back that confirms the last one. */
export async function benchmarkSuspensions(count: number, latencies: readonly number[]): Promise<void> {
  const office = await BenchOffice.open();
  try {
    const [router] = await office.furnish(1, count);
    if (router === undefined) throw new Error('No router listens');
    for (const latencyMs of latencies) await atLatency(office, router, latencyMs);
  } finally {
    await office.close();
  }
}
