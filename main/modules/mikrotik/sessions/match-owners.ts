import type { Id } from '#kernel/ids.ts';
import { markerIn, subscriptionOf } from '../plan/markers.ts';
import type { ReportedSession } from './reported-sessions.ts';
import type { Owner } from './service-owners.queries.ts';

/** The services that a session may belong to, found by what a router can say of it. */
export class OwnerBook {
  readonly #byId = new Map<Id, Owner>();
  readonly #byUser = new Map<string, Owner>();
  readonly #byMac = new Map<string, Owner>();
  readonly #byAddress = new Map<string, Owner>();

  /** Later owners win over earlier ones. An address means something on the router of the service only. */
  constructor(owners: readonly Owner[], deviceId: Id) {
    for (const owner of owners) {
      this.#byId.set(owner.id, owner);
      if (owner.pppoeUser !== null) this.#byUser.set(owner.pppoeUser, owner);
      if (owner.mac !== null) this.#byMac.set(owner.mac, owner);
      if (owner.ip !== null && owner.deviceId === deviceId && owner.state !== 'terminated') {
        this.#byAddress.set(owner.ip, owner);
      }
    }
  }

  /** By what it signed in with alone: all that is left of a session that was dropped. */
  byName({ kind, user }: Pick<ReportedSession, 'kind' | 'user'>): Owner | undefined {
    return kind === 'dhcp' ? this.#byMac.get(user) : this.#byUser.get(user);
  }

  /** The marker is the surest sign, then what the router itself let it in by. */
  of({ kind, user, mac, address, comments }: ReportedSession): Owner | undefined {
    const marked = markedIds(comments).map((id) => this.#byId.get(id))[0];
    const byMac = mac === null ? undefined : this.#byMac.get(mac);
    const byAddress = address === null ? undefined : this.#byAddress.get(address);
    const signsIn = kind !== 'dhcp';
    return (
      marked ?? (signsIn ? this.#byUser.get(user) : undefined) ?? (kind === 'ppp' ? undefined : byMac) ?? byAddress
    );
  }
}

/** Subscriptions that comments name. */
export const markedIds = (comments: readonly string[]): Id[] =>
  comments.flatMap((comment) => {
    const id = subscriptionOf(markerIn(comment) ?? '');
    return id === undefined ? [] : [id];
  });
