import { pino } from 'pino';

export type Logger = pino.Logger;

/** Secrets never reach a log, wherever in the object they stand. */
const redact = {
  paths: ['password', 'token', 'secret', 'passphrase', 'authorization', 'cookie'].flatMap((key) => [
    key,
    `*.${key}`,
    `*.*.${key}`,
  ]),
  censor: '[redacted]',
};

/** JSON lines on stderr (stdout belongs to commands), at the level of LASTMILE_LOG or `level`. */
export const createLogger = (level: string = process.env.LASTMILE_LOG ?? 'info'): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact },
    pino.destination({ dest: 2, sync: true }),
  );
