import { STATUS_CODES } from 'node:http';
import type { ByteString } from '../../codec/byte-string.ts';
import type { Trap } from '../../tables/trap.ts';
import { trapMessage, type VersionProfile } from '../../versions.ts';

/** A refusal as REST says it: a status, and what the console said. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly detail: ByteString | undefined;

  constructor(status: number, detail?: ByteString) {
    super(detail ?? STATUS_CODES[status]);
    this.status = status;
    this.detail = detail;
  }

  get body(): Record<string, ByteString | number> {
    const said = { error: this.status, message: STATUS_CODES[this.status] ?? '' };
    return this.detail === undefined ? said : { detail: this.detail, ...said };
  }
}

/** A row that the path names and that is not there is not found; everything else is a bad request in the console's words. */
export function httpErrorOf(trap: Trap, profile: VersionProfile, namesRow: boolean): HttpError {
  if (trap.reason === 'no-such-item' && namesRow) return new HttpError(404);
  const message = trapMessage(trap, profile);
  return new HttpError(message.startsWith('not enough permissions') ? 500 : 400, message);
}
