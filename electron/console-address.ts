/** A scheme of our own: the page is no file of this disk and has an origin that no other program can take. */
export const scheme = 'app';
export const consoleUrl = `${scheme}://console/`;

const parse = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

/** Whether an address is of the console's page or of a file that belongs to it. */
export function isOurs(address: string): boolean {
  const url = parse(address);
  return url?.protocol === `${scheme}:` && url.host === 'console';
}

/** The address in its normal form where the system's browser may open it, undefined for all others. */
export function externalAddress(address: string): string | undefined {
  const url = parse(address);
  return url?.protocol === 'https:' ? url.href : undefined;
}
