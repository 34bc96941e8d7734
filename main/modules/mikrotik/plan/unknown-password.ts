import type { Service } from './service.ts';

/** Rows by which a customer signs in. */
export const holdsPassword = (path: string): boolean => path === '/ppp/secret' || path === '/ip/hotspot/user';

/**
 * A service that was taken over from a router that hides passwords has none in the books: the router keeps the one that it
 * has (docs/decisions/taking-over.md).
 */
export const knownPassword = (password: string | null): { readonly password?: string } =>
  password === null ? {} : { password };

/** Without its password the row can stand where it stands, and be made nowhere else. */
export const whyNotNew = ({ code, pppoePassword }: Service): { readonly whyNotNew?: string } =>
  pppoePassword === null
    ? {
        whyNotNew: `The password of ${code} is not in the books, so its user cannot be made here. Enter one on the service.`,
      }
    : {};
