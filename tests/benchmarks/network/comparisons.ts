import { report } from '../figures.ts';
import { sendBare } from './bare-client.ts';
import { BenchOffice, type Router } from './office.ts';

const ROWS = 10_000;
const ROUNDS = 3;
const WINDOW = 16;

async function lastComparison(office: BenchOffice, { deviceId }: Router): Promise<string | null> {
  const row = await office.app.platform.store.db
    .selectFrom('deviceReadBack')
    .select('comparedAt')
    .where('deviceId', '=', deviceId)
    .executeTakeFirst();
  return row?.comparedAt ?? null;
}

async function compare(office: BenchOffice, router: Router): Promise<number> {
  const client = await office.client();
  const before = await lastComparison(office, router);
  const began = performance.now();
  await client.mikrotik.routers.compare({ id: router.deviceId });
  while ((await lastComparison(office, router)) === before) await new Promise((resolve) => setTimeout(resolve, 3));
  return performance.now() - began;
}

const MB = 1_048_576;

/** The most that this process held at once while the work ran, above what it held before. */
async function peakOf<T>(work: () => Promise<T>): Promise<{ value: T; peakMb: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  try {
    return { value: await work(), peakMb: (Math.max(peak, process.memoryUsage().rss) - before) / MB };
  } finally {
    clearInterval(timer);
  }
}

async function compareRounds(office: BenchOffice, router: Router, what: string): Promise<void> {
  const compared: number[] = [];
  const bare: number[] = [];
  let most = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await office.thread.ask({ ask: 'mark', router: router.index });
    const { value, peakMb } = await peakOf(() => compare(office, router));
    compared.push(value);
    most = Math.max(most, peakMb);
    bare.push(await sendBare(router.port, await office.thread.commands(router.index), WINDOW));
  }
  report(`full plan of a router with ${ROWS} rows of ours, ${what}`, compared, 'a bare client reading the same', bare);
  console.log(`… memory above the office's own: at most ${most.toFixed(0)} MB`);
}

/** Reading a router as a whole and comparing it with the books. */
export async function benchmarkComparisons(): Promise<void> {
  const office = await BenchOffice.open();
  try {
    const [router] = await office.furnish(1, ROWS);
    if (router === undefined) throw new Error('No router listens');
    await compare(office, router);
    await compareRounds(office, router, 'nothing changed');
    await office.thread.ask({ ask: 'tamper', router: router.index, every: 100 });
    await compareRounds(office, router, '1 % tampered with');
  } finally {
    await office.close();
  }
}
