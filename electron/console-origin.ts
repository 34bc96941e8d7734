import { app, protocol } from 'electron';
import { isAt } from './address.ts';

/**
 * The console has a scheme of its own, app://, which must be registered before Electron is ready. Electron waits for us;
 * a launcher in front of it (the one of the desktop tests' runtime) may not. There a host of https stands in that can
 * exist nowhere (RFC 2606); the console then answers for all of https, so that still nothing leaves this machine.
 */
const origin = app.isReady()
  ? { scheme: 'https', url: 'https://console.lastmile.invalid/' }
  : { scheme: 'app', url: 'app://console/' };

if (!app.isReady()) {
  protocol.registerSchemesAsPrivileged([
    { scheme: origin.scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export const { scheme, url: consoleUrl } = origin;

/** Whether an address is of the console's page or of a file that belongs to it. */
export const isOurs = (address: string): boolean => isAt(consoleUrl, address);
