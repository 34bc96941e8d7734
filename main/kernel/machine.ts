export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
  /** Why not, for the states outside `from`; a sentence for a button's tooltip and the server's refusal alike. */
  readonly otherwise: (state: State) => string;
}

export type Verdict<State extends string> =
  | { readonly ok: true; readonly to: State }
  | { readonly ok: false; readonly why: string };

export interface Machine<State extends string, Action extends string> {
  can(action: Action, state: State): Verdict<State>;
  /** The states an action may start from, for the guarded update. */
  from(action: Action): readonly State[];
  to(action: Action): State;
}

/** Which action is possible in which state, as data: read by the buttons and by the server's guarded updates. */
export function defineMachine<State extends string, Action extends string>(
  transitions: Readonly<Record<Action, Transition<State>>>,
): Machine<State, Action> {
  return {
    can(action, state) {
      const { from, to, otherwise } = transitions[action];
      return from.includes(state) ? { ok: true, to } : { ok: false, why: otherwise(state) };
    },
    from: (action) => transitions[action].from,
    to: (action) => transitions[action].to,
  };
}
