import type { RouterFields, RouterPath } from './router-transport.ts';

/** Fields one of which makes the command end; an empty list: it never does. */
const ENDS_WITH: Readonly<Record<string, readonly string[]>> = {
  listen: [],
  monitor: ['once', 'duration'],
  'monitor-traffic': ['once', 'duration'],
  ping: ['count', 'duration'],
  torch: ['duration'],
  profile: ['duration'],
  scan: ['duration'],
  'bandwidth-test': ['duration'],
};
const FOLLOWING = ['follow', 'follow-only', 'interval'];

/**
 * Whether a command answers for ever. The transport polls: an endless answer would pile up in memory and hold its place
 * in the window until the deadline cuts the connection.
 */
export function isEndless(command: RouterPath, fields: RouterFields): boolean {
  const verb = command.slice(command.lastIndexOf('/') + 1);
  if (verb === 'print') return FOLLOWING.some((field) => field in fields);
  const enders = ENDS_WITH[verb];
  return enders !== undefined && !enders.some((field) => field in fields);
}
