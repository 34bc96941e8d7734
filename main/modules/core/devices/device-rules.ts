import type { DeviceTable } from '#db/schema/core.ts';
import { type FieldErrors, invalid } from '#kernel/errors.ts';
import type { Id } from '#kernel/ids.ts';
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

export async function refuseTakenName(tx: WriteTx, name: string, except: Id | null): Promise<void> {
  const taken = await tx.db
    .selectFrom('device')
    .select(['id', 'archivedAt'])
    .where('name', '=', name)
    .executeTakeFirst();
  if (taken === undefined || taken.id === except) return;
  const fields: FieldErrors = {
    name: taken.archivedAt === null ? 'Another device has this name.' : 'An archived device has this name.',
  };
  throw invalid(fields);
}
