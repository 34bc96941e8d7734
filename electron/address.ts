const parse = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

/** Whether an address has the scheme and the host of a base. */
export function isAt(base: string, address: string): boolean {
  const [wanted, url] = [parse(base), parse(address)];
  return wanted !== undefined && url?.protocol === wanted.protocol && url.host === wanted.host;
}

/** The address in its normal form where the system's browser may open it, undefined for all others. */
export function externalAddress(address: string): string | undefined {
  const url = parse(address);
  return url?.protocol === 'https:' ? url.href : undefined;
}
