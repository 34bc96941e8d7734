import type { Id } from '#kernel/ids.ts';

/** Address list and PPP profile of services that are cut off; the router's own rules act on the list. */
export const SUSPENDED = 'isp-suspended';

/** Address list of what suspended customers still reach. */
export const ALLOWED = 'isp-allowed';

export const SUSPENDED_PROFILE_MARKER = 'isp:profile:suspended';

/** The comment that makes a row ours. It carries an id and nothing personal: comments are open to whoever reads the router. */
export const serviceMarker = (subscriptionId: Id): string => `isp:${subscriptionId}`;

/** The comment of a row that all services of a plan share; where their sector is held together, those of the sector. */
export const planMarker = (planId: Id, sectorId?: Id): string =>
  sectorId === undefined ? `isp:plan:${planId}` : `isp:plan:${planId}:${sectorId}`;

export const sectorMarker = (sectorId: Id): string => `isp:sector:${sectorId}`;

const SECTOR_QUEUE = 'isp-sector-';

export const sectorQueueName = (sectorCode: string): string => `${SECTOR_QUEUE}${sectorCode}`;

export const isSectorQueueName = (name: string): boolean => name.startsWith(SECTOR_QUEUE);

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const MARKER = new RegExp(`^isp:(?:plan:${UUID}(?::${UUID})?|sector:${UUID}|profile:suspended|${UUID})(?=\\s|$)`);
const SERVICE_MARKER = new RegExp(`^isp:(${UUID})$`);

/** The name of the hotspot profile that serves a plan; `isp-` is ours alone (contract, RESERVED_PROFILE). */
export const hotspotProfileName = (routerosProfile: string): string => `isp-${routerosProfile}`;

export const hotspotProfileMarker = (name: string): string => `isp:hotspot-profile:${name}`;

/** Our marker at the start of a comment; what a person wrote behind it stays theirs. */
export const markerIn = (comment: string | undefined): string | undefined => comment?.match(MARKER)?.[0];

/** The subscription that a marker names; undefined for shared rows. */
export const subscriptionOf = (marker: string): Id | undefined => marker.match(SERVICE_MARKER)?.[1];

/** The marker of a row; where a menu has no comments, as it follows from the name. */
export const markerOf = (path: string, row: Readonly<Record<string, string>>): string | undefined => {
  if (path !== '/ip/hotspot/user/profile') return markerIn(row.comment);
  return row.name?.startsWith('isp-') === true ? hotspotProfileMarker(row.name) : undefined;
};
