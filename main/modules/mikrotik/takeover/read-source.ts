import type { TakeoverSource } from '#contract/mikrotik.ts';
import { invalid, Refusal } from '#kernel/errors.ts';
import type { Platform } from '#platform/platform.ts';
import type { Device } from '../router/device-access.ts';
import { RouterError } from '../transport/router-transport.ts';
import { readParts } from './file-parts.ts';
import type { TakeoverTables } from './menus.ts';
import { readLive } from './read-live.ts';
import { ExportError } from './rsc/export-error.ts';
import { parseExport } from './rsc/parse-export.ts';
import { tablesOfExport } from './rsc/tables-of-export.ts';

export interface SourceRead {
  readonly tables: TakeoverTables;
  readonly isLive: boolean;
  readonly version: string | null;
  readonly fileName: string | null;
  readonly notes: readonly string[];
}

async function readRouter(platform: Platform, device: Device): Promise<SourceRead> {
  try {
    return { ...(await readLive(platform, device)), isLive: true, fileName: null };
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    const code = error.kind === 'trap' ? 'ROUTER_REFUSED' : 'ROUTER_UNREACHABLE';
    throw new Refusal(code, `${error.message} Where no API is open, take its export instead.`);
  }
}

function readFile(text: string, fileName: string): SourceRead {
  try {
    const read = parseExport(text);
    const tables = tablesOfExport(read);
    const { version, exportedAt } = read.head;
    const made = exportedAt === null ? [] : [`The file was made at ${exportedAt} by the router’s clock.`];
    return { tables, isLive: false, version, fileName, notes: [...made, ...read.notes] };
  } catch (error) {
    if (error instanceof ExportError) throw invalid({ source: error.message });
    throw error;
  }
}

/** Reads the router, or a file of it; speaks to nobody else and writes nothing. */
export async function readSource(platform: Platform, device: Device, source: TakeoverSource): Promise<SourceRead> {
  return source.kind === 'live'
    ? await readRouter(platform, device)
    : readFile(await readParts(platform, source.uploadId), source.fileName);
}
