/** Older ones know another login, and name fields otherwise. */
const OLDEST = [6, 43] as const;
/** The last major release that was met. */
const NEWEST_MAJOR = 7;

/** `7.20.1 (stable)` as its numbers; undefined for what is no version. */
function numbersOf(version: string): [major: number, minor: number] | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version.trim()) ?? [];
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}

/** Why this RouterOS is to be looked after by a person before it is written to; null where it is one that we know. */
export function versionWarning(version: string | null): string | null {
  if (version === null) return null;
  const numbers = numbersOf(version);
  if (numbers === undefined) {
    return `It calls its version “${version}”, which is no RouterOS version that we know. Leave it in dry run until the first plans were looked at.`;
  }
  const [major, minor] = numbers;
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    return `RouterOS ${version} is too old: 6.43 is the oldest that can be trusted with changes. Update the router, and leave it in dry run until then.`;
  }
  if (major > NEWEST_MAJOR) {
    return `RouterOS ${version} is newer than any that was tried (6.43 to 7). Leave it staged until its first changes were looked at.`;
  }
  return null;
}
