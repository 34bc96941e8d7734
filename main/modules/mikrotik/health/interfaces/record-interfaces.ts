import type { DeviceInterfaceTable } from '#db/schema/health.ts';
import type { Instant } from '#kernel/clock.ts';
import type { Id } from '#kernel/ids.ts';
import type { WriteTx } from '#platform/write.ts';
import { bitsPerSecond } from './rates.ts';
import type { InterfaceReading } from './read-interfaces.ts';

interface Counted {
  readonly deviceId: Id;
  readonly readings: readonly InterfaceReading[];
  readonly countedAt: Instant;
  readonly rebooted: boolean;
  /** The longest time over which a rate is an honest one. */
  readonly longestMs: number;
}

function rowOf(
  tx: WriteTx,
  { deviceId, countedAt, rebooted, longestMs }: Counted,
  reading: InterfaceReading,
  before: DeviceInterfaceTable | undefined,
): DeviceInterfaceTable {
  const rate = (of: 'rxBytes' | 'txBytes'): number | null =>
    before === undefined || before.state === 'gone'
      ? null
      : bitsPerSecond(
          { bytes: before[of], at: before.countedAt },
          { bytes: reading[of], at: countedAt },
          { longestMs, rebooted },
        );
  return {
    id: before?.id ?? tx.newId(),
    deviceId,
    ...reading,
    stateSince: before === undefined || before.state !== reading.state ? countedAt : before.stateSince,
    countedAt,
    rxBps: rate('rxBytes'),
    txBps: rate('txBytes'),
    watchedAt: before?.watchedAt ?? null,
  };
}

async function keepRows(tx: WriteTx, rows: readonly DeviceInterfaceTable[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .insertInto('deviceInterface')
    .values([...rows])
    .onConflict((on) =>
      on.columns(['deviceId', 'name']).doUpdateSet((eb) => ({
        type: eb.ref('excluded.type'),
        comment: eb.ref('excluded.comment'),
        state: eb.ref('excluded.state'),
        stateSince: eb.ref('excluded.stateSince'),
        rxBytes: eb.ref('excluded.rxBytes'),
        txBytes: eb.ref('excluded.txBytes'),
        countedAt: eb.ref('excluded.countedAt'),
        rxBps: eb.ref('excluded.rxBps'),
        txBps: eb.ref('excluded.txBps'),
      })),
    )
    .execute();
}

/** History is of what runs: an empty port has none. */
async function keepSamples(tx: WriteTx, rows: readonly DeviceInterfaceTable[]): Promise<void> {
  const samples = rows.flatMap(({ id, state, rxBps, txBps }) =>
    state !== 'running' || rxBps === null || txBps === null ? [] : [{ at: tx.now, interfaceId: id, rxBps, txBps }],
  );
  if (samples.length === 0) return;
  await tx.db
    .insertInto('interfaceSample')
    .values(samples)
    .onConflict((on) => on.columns(['at', 'interfaceId']).doNothing())
    .execute();
}

/** Writes what a poll counted, and the rates since the last one. Answers the interfaces as they are now, those that left too. */
export async function recordInterfaces(tx: WriteTx, counted: Counted): Promise<DeviceInterfaceTable[]> {
  const { deviceId, readings, countedAt } = counted;
  const known = await tx.db.selectFrom('deviceInterface').selectAll().where('deviceId', '=', deviceId).execute();
  const byName = new Map(known.map((row) => [row.name, row]));
  const rows = readings.map((reading) => rowOf(tx, counted, reading, byName.get(reading.name)));
  await keepRows(tx, rows);
  await keepSamples(tx, rows);
  const present = new Set(readings.map(({ name }) => name));
  const left = known.filter(({ name, state }) => !present.has(name) && state !== 'gone');
  const gone = { state: 'gone', stateSince: countedAt, rxBps: null, txBps: null } as const;
  if (left.length > 0) {
    const ids = left.map(({ id }) => id);
    await tx.db.updateTable('deviceInterface').set(gone).where('id', 'in', ids).execute();
  }
  const wentEarlier = known.filter(({ state, name }) => state === 'gone' && !present.has(name));
  return [...rows, ...left.map((row) => ({ ...row, ...gone })), ...wentEarlier];
}
