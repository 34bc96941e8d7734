/** Why a router refused a command, as far as the engine decides by it. */
export type TrapReason =
  | 'duplicate' // such an entry is there already: read back, adopt or report
  | 'no-such-item' // the id is gone: read back
  | 'bad-reference' // a value that names nothing there, or lies outside what is allowed
  | 'permission' // the API user's group lacks a policy
  | 'no-space' // storage or memory of the router is full
  | 'unknown-parameter' // this RouterOS has no such menu, command or parameter
  | 'other';

/**
 * Pieces of RouterOS's texts. Its releases reword, prefix (`failure:`, `std failure:`) and number (`(4)`) them, and the
 * category is optional, so neither whole texts nor categories are compared. The first reason that fits wins.
 */
const PIECES: ReadonlyArray<readonly [TrapReason, readonly string[]]> = [
  ['duplicate', ['already have', 'already exists']],
  ['no-such-item', ['no such item']],
  ['permission', ['not enough permissions', 'not allowed', 'permission denied']],
  ['no-space', ['not enough space', 'no space left', 'not enough disk', 'disk is full', 'out of memory']],
  ['unknown-parameter', ['unknown parameter', 'unknown argument', 'no such argument', 'no such command']],
  ['bad-reference', ['does not match any value of', 'ambiguous value of', 'invalid value', 'out of range']],
];

/** Reads the reason out of a trap's message; what is not recognised is `other`. */
export function trapReason(message: string): TrapReason {
  const text = message.toLowerCase().replaceAll(/\s+/g, ' ');
  return PIECES.find(([, pieces]) => pieces.some((piece) => text.includes(piece)))?.[0] ?? 'other';
}
