import { implement, ORPCError, ValidationError } from '@orpc/server';
import { contract } from '#contract/index.ts';
import { may, type Permission, permissionTable, rolesWith } from '#contract/permissions.ts';
import type { Access } from '#contract/procedure.ts';
import { invalid, Refusal, refusalCodes } from '#kernel/errors.ts';
import type { Actor } from './actor.ts';
import type { RequestContext } from './request-context.ts';
import { unkeepableTexts } from './unkeepable-text.ts';

const isPermission = (access: Access): access is Permission => access in permissionTable;

function refuse(error: Refusal): ORPCError<string, unknown> {
  return new ORPCError(error.code, {
    defined: true,
    status: refusalCodes[error.code].status,
    message: error.message,
    data: error.data,
  });
}

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** zod's issues as field → sentence. */
function fieldsOf(issues: readonly Issue[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (const issue of issues) {
    const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    const field = path === '' ? 'input' : path;
    if (!fields.has(field)) fields.set(field, issue.message);
  }
  return Object.fromEntries(fields);
}

const isInputError = (error: unknown): error is ORPCError<'BAD_REQUEST', unknown> & { cause: ValidationError } =>
  error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;

const isStoreAway = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|57P0[123]|08\d{3}|SQLITE_BUSY.*|SQLITE_FULL|SQLITE_IOERR.*)$/.test(error.code);

/** Turns whatever went wrong into the contract's closed list; a bug becomes a reference that stands in the log. */
function toAnswer(error: unknown, context: RequestContext, path: readonly string[]): unknown {
  if (error instanceof Refusal) return refuse(error);
  if (isInputError(error)) {
    const fields = fieldsOf(error.cause.issues);
    return refuse(new Refusal('INVALID_INPUT', Object.values(fields).join(' '), { fields }));
  }
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const reference = context.requestId.slice(-12);
  context.platform.log.error({ err: error, procedure: path.join('.'), reference }, 'procedure failed');
  if (isStoreAway(error))
    return refuse(new Refusal('STORE_UNAVAILABLE', refusalCodes.STORE_UNAVAILABLE.message, { reference }));
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    status: 500,
    message: 'Something went wrong on our side; nothing was half-written. Give the reference to whoever helps you.',
    data: { reference },
  });
}

/** The one place where a permission is checked, before the input is parsed. */
function admit(actor: Actor | undefined, access: Access): Actor {
  if (actor === undefined) throw new Refusal('UNAUTHENTICATED');
  if (access === 'signed_in') return actor;
  if (!isPermission(access)) throw new Error('A public procedure must be implemented with publicProcedures');
  if (actor.role === null || !may(actor.role, access)) {
    const roles = rolesWith(access);
    throw new Refusal('FORBIDDEN', `Your role does not allow this. ${roles.join(', ')} can.`, { roles });
  }
  return actor;
}

/** Before zod, so that no schema has to think of it. */
function refuseUnkeepable(input: unknown): void {
  const fields = unkeepableTexts(input);
  if (Object.keys(fields).length > 0) throw invalid(fields, [...new Set(Object.values(fields))].join(' '));
}

const base = implement(contract).$context<RequestContext>();

/** Implement everything with these that is not public: the handler's context has an actor who may. */
export const procedures = base.use(async ({ context, procedure, path, next }, input) => {
  try {
    const actor = admit(context.actor, procedure['~orpc'].meta.access);
    refuseUnkeepable(input);
    return await next({ context: { actor } });
  } catch (error) {
    throw toAnswer(error, context, path);
  }
});

/** For the few procedures that anyone may ask. */
export const publicProcedures = base.use(async ({ context, procedure, path, next }, input) => {
  try {
    if (procedure['~orpc'].meta.access !== 'public') throw new Error(`${path.join('.')} is not public`);
    refuseUnkeepable(input);
    return await next();
  } catch (error) {
    throw toAnswer(error, context, path);
  }
});
