/**
 * Text of bytes whose encoding nobody noted: UTF-8 where they are that, else Windows-1252, which RouterOS and old editors on
 * Windows write. Any bytes are text in Windows-1252, so this never fails.
 */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // the only failure is bytes that are not UTF-8
  }
}
