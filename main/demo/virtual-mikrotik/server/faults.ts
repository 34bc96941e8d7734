export const faultNames = [
  'bytewise', // every byte of a reply in its own TCP segment
  'cut-in-reply', // the reply's final zero byte comes later than the rest
  'reset', // the command is done, half of its reply is sent, then RST
  'fatal', // the command is not done; !fatal and close
  'fatal-at-login', // the same, for logins only
  'stall', // connections are taken, nothing is ever answered or done
  'slow', // one reply at a time, each after `ms`
  'late-reply', // done at once, answered after `ms`
  'unknown-tag', // before the reply, another one with a tag that no one asked for
  'refuse', // nothing listens on the port
  'reboot', // all connections drop, nothing listens for `ms`, dynamic rows are lost
  'full-disk', // add and set are refused
  'refused-yet-done', // a command that writes is done, and answered as refused
] as const;

export type FaultName = (typeof faultNames)[number];

export interface FaultOptions {
  /** Commands (logins not counted) that still go well. Default 0: from now on. */
  readonly after?: number;
  /** How many commands it bites before it goes away by itself. Default: until it is cleared. */
  readonly times?: number;
  /** Length of what the fault delays, in milliseconds; its default depends on the fault. */
  readonly ms?: number;
}

export interface Bite {
  readonly name: FaultName;
  readonly ms: number;
}

interface BittenCommand {
  readonly isLogin: boolean;
  readonly verb: string;
}

const defaultMs: Partial<Record<FaultName, number>> = {
  'cut-in-reply': 20,
  slow: 250,
  'late-reply': 5_000,
  reboot: 1_500,
};

function bites(name: FaultName, { isLogin, verb }: BittenCommand): boolean {
  if (name === 'fatal-at-login') return isLogin;
  if (name === 'refused-yet-done') return !isLogin && verb !== 'print' && verb !== 'getall';
  if (name === 'full-disk') return verb === 'add' || verb === 'set';
  return name !== 'unknown-tag' || !isLogin;
}

/** The one fault that is set, and when it bites. */
export class Faults {
  #bite: Bite | undefined;
  #after = 0;
  #times = Number.POSITIVE_INFINITY;

  set(name: FaultName | null, { after = 0, times = Number.POSITIVE_INFINITY, ms }: FaultOptions = {}): void {
    this.#bite = name === null ? undefined : { name, ms: ms ?? defaultMs[name] ?? 0 };
    this.#after = after;
    this.#times = name === 'reboot' ? 1 : times;
  }

  /** The fault that bites this command, if one does. */
  meet(command: BittenCommand): Bite | undefined {
    if (!this.#bite) return undefined;
    if (this.#after > 0) {
      if (!command.isLogin) this.#after -= 1;
      return undefined;
    }
    const bite = this.#bite;
    if (!bites(bite.name, command)) return undefined;
    this.#times -= 1;
    if (this.#times <= 0) this.#bite = undefined;
    return bite;
  }
}
