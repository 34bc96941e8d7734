import { type Kysely, sql } from 'kysely';
import { foldTouches, type LiveBus, type Touch } from './live-bus.ts';
import type { Logger } from './log.ts';

const CHANNEL = 'lastmile_live';
/** Postgres refuses a payload of 8,000 bytes or more. */
const TOUCHES_PER_MESSAGE = 60;

/** Announces the touches when the transaction commits, to every console including our own. */
export async function notifyTouches<DB>(tx: Kysely<DB>, touches: readonly Touch[]): Promise<void> {
  const folded = foldTouches(touches);
  for (let at = 0; at < folded.length; at += TOUCHES_PER_MESSAGE) {
    const message = JSON.stringify(folded.slice(at, at + TOUCHES_PER_MESSAGE));
    await sql`select pg_notify(${CHANNEL}, ${message})`.execute(tx);
  }
}

/** Listens on a connection of its own, and again after it was lost; a gap is told as "everything may have changed". */
export function bridgeLiveBus(url: string, bus: LiveBus, log: Logger): { stop(): Promise<void> } {
  let stopped = false;
  let end: (() => Promise<void>) | undefined;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (isFirst: boolean): Promise<void> => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url, application_name: 'lastmile live', keepAlive: true });
    end = () => client.end();
    const again = (): void => {
      if (stopped || retry !== undefined) return;
      retry = setTimeout(() => {
        retry = undefined;
        connect(false).catch(again);
      }, 1_000);
    };
    client.on('error', (error) => log.warn({ err: error }, 'live connection lost'));
    client.on('end', again);
    client.on('notification', ({ payload }) => {
      if (payload !== undefined) bus.publish(JSON.parse(payload) as Touch[]);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (!isFirst) bus.publish([{ model: '*', id: '*' }]);
    } catch (error) {
      log.warn({ err: error }, 'live connection failed');
      again();
    }
  };
  const connecting = connect(true);

  return {
    async stop() {
      stopped = true;
      if (retry !== undefined) clearTimeout(retry);
      await connecting;
      await end?.().catch(() => undefined);
    },
  };
}
