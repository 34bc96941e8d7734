import { expect, it } from 'vitest';
import { surviveKills, wantedRows } from '../harness/kills.ts';
import { temporaryFolder } from '../harness/test-platform.ts';

it('an office that is killed again and again amid a batch writes each row once and forgets none', async () => {
  const services = 40;
  const after = await surviveKills(await temporaryFolder(), 4, services);
  expect(after.midway).toBeGreaterThan(0);
  expect([...after.rows].sort()).toEqual(wantedRows(services).sort());
  expect(after.verified).toBe(services);
  expect(after.broken).toEqual([]);
}, 120_000);
