import { report } from '../figures.ts';
import { BenchOffice } from './office.ts';

const CUSTOMERS = 200;
const ROUNDS = 3;

/** Ten routers of which one refuses and one hangs: what that costs the other eight. */
export async function benchmarkTenRouters(): Promise<void> {
  const office = await BenchOffice.open();
  try {
    const all = await office.furnish(10, CUSTOMERS);
    const good = all.slice(0, 8);
    const alone: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await office.change('suspend', good));
      await office.change('reconnect', good);
    }
    await office.thread.ask({ ask: 'fault', router: 8, fault: 'refuse' });
    await office.thread.ask({ ask: 'fault', router: 9, fault: 'stall' });
    // The ill two have their work first, so that it is in the way if anything is.
    await office.change('suspend', all.slice(8), []);
    for (let round = 0; round < ROUNDS; round += 1) {
      beside.push(await office.change('suspend', good));
      await office.change('reconnect', good);
    }
    const what = `suspension of ${CUSTOMERS} customers on each of 8 routers, beside one that refuses and one that hangs`;
    report(what, beside, 'the same 8 without those two', alone);
  } finally {
    await office.close();
  }
}
