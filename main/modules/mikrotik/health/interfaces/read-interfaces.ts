import type { RouterReader } from '../../router/read-only-router.ts';
import { RouterError, type RouterRow } from '../../transport/router-transport.ts';

export interface InterfaceReading {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
  readonly state: 'running' | 'not_running' | 'disabled';
  /** Counters as printed: whole numbers of up to 64 bits. */
  readonly rxBytes: string;
  readonly txBytes: string;
}

const PROPLIST = ['name', 'type', 'comment', 'running', 'dynamic', 'disabled', 'rx-byte', 'tx-byte'];
/** A router with more than that is read in part; the first are its ports. */
const MOST = 64;
/** Made for a subscriber and gone with the session, also where somebody gave one a fixed name. */
const OF_SUBSCRIBERS = /^(pppoe|l2tp|pptp|sstp|ovpn|ppp)-in$|^loopback$/;

const isYes = (text: string | undefined): boolean => text === 'true' || text === 'yes';
const counter = (text: string | undefined): string => (text !== undefined && /^\d{1,20}$/.test(text) ? text : '0');

function asReading(row: RouterRow): InterfaceReading[] {
  const { name = '', type = '', comment = '' } = row;
  if (name === '' || isYes(row.dynamic) || OF_SUBSCRIBERS.test(type)) return [];
  const state = isYes(row.disabled) ? 'disabled' : isYes(row.running) ? 'running' : 'not_running';
  return [{ name, type, comment, state, rxBytes: counter(row['rx-byte']), txBytes: counter(row['tx-byte']) }];
}

/**
 * Ports, bridges, VLANs, tunnels of our own. The router leaves out what is dynamic: a row for each of a thousand sessions would
 * come otherwise. One that answers that question with nothing is asked for all.
 */
export async function readInterfaces(router: RouterReader): Promise<InterfaceReading[]> {
  try {
    const lasting = await router.print('/interface', { proplist: PROPLIST, where: { dynamic: 'false' } });
    const rows = lasting.length > 0 ? lasting : await router.print('/interface', { proplist: PROPLIST });
    return rows.flatMap(asReading).slice(0, MOST);
  } catch (error) {
    if (error instanceof RouterError && error.kind === 'trap') return [];
    throw error;
  }
}
