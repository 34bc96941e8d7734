import type { ChangeHead, ChangeRow } from '#contract/mikrotik.ts';
import type { Actor } from '#platform/actor.ts';
import { discreet, discreetRef, seesMoney } from '#platform/money-sight.ts';

/** A change as this person may read it: reasons name documents only to those who see money. */
export const headFor = (actor: Actor, head: ChangeHead): ChangeHead =>
  seesMoney(actor) ? head : { ...head, reason: discreet(head.reason), ref: discreetRef(head.ref) };

export const rowFor = (actor: Actor, row: ChangeRow): ChangeRow =>
  seesMoney(actor) ? row : { ...row, reason: discreet(row.reason) };
