import { benchmarkComparisons } from './comparisons.ts';
import { benchmarkSuspensions } from './suspensions.ts';
import { benchmarkTenRouters } from './ten-routers.ts';

/** What routers cost: cutting off many, beside ill routers, and reading back a large one. */
export async function benchmarkNetwork(): Promise<void> {
  await benchmarkSuspensions(200, [0, 20]);
  await benchmarkSuspensions(1_000, [0, 20, 80]);
  await benchmarkSuspensions(5_000, [0, 20, 80]);
  await benchmarkTenRouters();
  await benchmarkComparisons();
}
