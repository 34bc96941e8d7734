/**
 * The closed list of refusals. A refusal is an answer (the caller can act on its sentence); a bug is an ordinary exception.
 * The same code reaches the caller through every door; `status` is what HTTP shows for it.
 */
export const refusalCodes = {
  UNAUTHENTICATED: { status: 401, message: 'Sign in to continue.' },
  FORBIDDEN: { status: 403, message: 'Your role does not allow this.' },
  NOT_FOUND: { status: 404, message: 'There is no such record.' },
  INVALID_INPUT: { status: 422, message: 'Some fields need attention.' },
  CONFLICT: { status: 409, message: 'Someone changed this meanwhile. Look again and repeat.' },
  NOT_ALLOWED_NOW: { status: 409, message: 'This cannot be done in the present state.' },
  DUPLICATE: { status: 409, message: 'This already exists.' },
  RATE_LIMITED: { status: 429, message: 'Too many attempts. Wait a little and try again.' },
  ROUTER_UNREACHABLE: { status: 502, message: 'The router cannot be reached.' },
  ROUTER_REFUSED: { status: 502, message: 'The router refused the command.' },
  STOPPED_BY_BRAKE: { status: 409, message: 'This would affect unusually many customers and waits for a decision.' },
  STORE_UNAVAILABLE: { status: 503, message: 'The store cannot be reached. The work is kept; try again.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type RefusalCode = keyof typeof refusalCodes;

/** Field name → sentence. Nested fields use dots (`position.lat`). */
export type FieldErrors = Readonly<Record<string, string>>;

export interface RefusalData {
  readonly fields?: FieldErrors;
  /** Who could do it, for FORBIDDEN. */
  readonly roles?: readonly string[];
  readonly reference?: string;
}

/** An expected "no" with a sentence that says what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly data: RefusalData;
  constructor(code: RefusalCode, message: string = refusalCodes[code].message, data: RefusalData = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export const notFound = (what: string): Refusal => new Refusal('NOT_FOUND', `There is no such ${what}.`);

export const invalid = (fields: FieldErrors, message?: string): Refusal =>
  new Refusal('INVALID_INPUT', message ?? Object.values(fields).join(' '), { fields });

/** Closes a switch over a union: the compiler refuses a forgotten case. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
