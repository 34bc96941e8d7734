import { sql } from 'kysely';
import { usualPorts } from '#contract/core.ts';
import type { DeviceTable } from '#db/schema/core.ts';
import { invalid } from '#kernel/errors.ts';
import type { WriteTx } from '#platform/write.ts';

/** A SHA-256 fingerprint as any tool prints it (`AB:CD:…`, bare, any case), to 64 lower-case hex digits. */
export function normalizeFingerprint(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  const digits = text
    .replace(/^sha256[:=\s]*/i, '')
    .replace(/[:\s-]/g, '')
    .toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digits)) {
    throw invalid({ tlsFingerprint: 'A SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.' });
  }
  return digits;
}

/** TLS without a pinned certificate would trust whoever answers. */
export function refuseUnpinned({ security, tlsFingerprint }: Pick<DeviceTable, 'security' | 'tlsFingerprint'>): void {
  if (security === 'tls' && tlsFingerprint === null) {
    throw invalid({
      tlsFingerprint: 'TLS needs the fingerprint of the certificate. Read it from the router and confirm it.',
    });
  }
}

type Way = Pick<DeviceTable, 'transport' | 'security' | 'port'>;

/** A way that was not spelled out is RouterOS's own: its usual port, and REST never in plain text unless asked. */
export function usualWay(given: Pick<Way, 'transport'> & Partial<Way>): Way {
  const {
    transport,
    security = transport === 'rest' ? 'tls' : 'plain',
    port = usualPorts[transport][security],
  } = given;
  return { transport, security, port };
}

/** Where another way was chosen and no port named, the usual port of the one becomes the usual port of the other. */
export function portAfter(before: Way, after: Way): number {
  const isUsual = before.port === usualPorts[before.transport][before.security];
  return isUsual && after.port === before.port ? usualPorts[after.transport][after.security] : after.port;
}
/** A router tells its health through its API; only other devices are asked from outside. */
export const healthCheckOf = ({ kind, healthCheck }: Pick<DeviceTable, 'kind' | 'healthCheck'>) =>
  kind === 'mikrotik' ? 'none' : healthCheck;

type Unique = Pick<DeviceTable, 'id' | 'name' | 'host' | 'port'>;

async function whoHasName(tx: WriteTx, { id, name }: Unique) {
  const query = tx.db.selectFrom('device').select('archivedAt').where('name', '=', name).where('id', '<>', id);
  return await query.executeTakeFirst();
}

/** Archived ones do not count: what replaces a router often takes its address. */
async function whoAnswersThere(tx: WriteTx, { id, host, port }: Unique) {
  return await tx.db
    .selectFrom('device')
    .select('name')
    .where(sql<string>`lower(host)`, '=', host.toLowerCase())
    .where('port', '=', port)
    .where('archivedAt', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst();
}

/** Two devices of one name, or two that are one router: its customers' rows would be planned twice. */
export async function refuseTaken(tx: WriteTx, device: Unique): Promise<void> {
  const fields: Record<string, string> = {};
  const named = await whoHasName(tx, device);
  if (named !== undefined) {
    fields.name = named.archivedAt === null ? 'Another device has this name.' : 'An archived device has this name.';
  }
  const there = await whoAnswersThere(tx, device);
  if (there !== undefined) fields.host = `${there.name} has this address and port already.`;
  if (Object.keys(fields).length > 0) throw invalid(fields);
}
