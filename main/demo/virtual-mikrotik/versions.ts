import type { Trap } from './tables/trap.ts';

export const routerVersions = ['6.49', '7.17', '7.18', '7.20'] as const;
export type RouterVersion = (typeof routerVersions)[number];

/** Where one RouterOS release answers differently from another (routeros.md, parts 2 and "Read-back facts"). */
export interface VersionProfile {
  /** As `/system/resource` spells it. */
  readonly version: string;
  readonly buildTime: number;
  /** From 7.18 an empty print says `!empty` before `!done`. */
  readonly saysEmpty: boolean;
  /** From 7.10 dates are ISO; before, `may/01/2023`. */
  readonly isoDates: boolean;
  /** Older releases number the missing item: `no such item (4)`. */
  readonly numbersMissingItem: boolean;
  /** 7.x names the unknown part of a path; 6.x says only `no such command prefix`. */
  readonly namesUnknownDirectory: boolean;
  /** REST came with 7.1. */
  readonly hasRest: boolean;
}

export const versionProfiles = {
  '6.49': {
    version: '6.49.18 (long-term)',
    buildTime: Date.UTC(2025, 1, 27, 15, 53, 47),
    saysEmpty: false,
    isoDates: false,
    numbersMissingItem: true,
    namesUnknownDirectory: false,
    hasRest: false,
  },
  '7.17': {
    version: '7.17.2 (stable)',
    buildTime: Date.UTC(2025, 1, 6, 9, 10, 10),
    saysEmpty: false,
    isoDates: true,
    numbersMissingItem: false,
    namesUnknownDirectory: true,
    hasRest: true,
  },
  '7.18': {
    version: '7.18.2 (stable)',
    buildTime: Date.UTC(2025, 2, 11, 11, 59, 4),
    saysEmpty: true,
    isoDates: true,
    numbersMissingItem: false,
    namesUnknownDirectory: true,
    hasRest: true,
  },
  '7.20': {
    version: '7.20.1 (stable)',
    buildTime: Date.UTC(2025, 9, 8, 9, 40, 28),
    saysEmpty: true,
    isoDates: true,
    numbersMissingItem: false,
    namesUnknownDirectory: true,
    hasRest: true,
  },
} satisfies Record<RouterVersion, VersionProfile>;

/** A trap's message as this release words it. */
export function trapMessage(trap: Trap, profile: VersionProfile): string {
  return trap.reason === 'no-such-item' && profile.numbersMissingItem ? `${trap.message} (4)` : trap.message;
}
