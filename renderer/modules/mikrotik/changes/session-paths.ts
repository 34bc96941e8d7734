const paths: ReadonlySet<string> = new Set(['/ppp/active', '/ip/hotspot/active', '/ip/hotspot/cookie']);

/** A live session: it is only ever dropped, and dials in again by itself. */
export const isSession = ({ path }: { readonly path: string }): boolean => paths.has(path);
