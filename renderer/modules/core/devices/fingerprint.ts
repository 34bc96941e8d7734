const digitsOf = (fingerprint: string): string => fingerprint.replace(/[^0-9a-f]/gi, '').toUpperCase();

/** As the router’s terminal shows it: `AB:CD:…`. */
export const fingerprintInPairs = (fingerprint: string): string => (digitsOf(fingerprint).match(/../g) ?? []).join(':');

/** Whether both are of one certificate, however they are spelled. */
export const isSameFingerprint = (one: string, other: string): boolean => digitsOf(one) === digitsOf(other);
