/** What the first byte of a word's length carries besides length bits, by the bytes the length takes. */
const MARKS: Readonly<Record<number, number>> = { 1: 0x00, 2: 0x80, 3: 0xc0, 4: 0xe0, 5: 0xf0 };

function headerBytesFor(wordBytes: number): number {
  if (wordBytes < 0x80) return 1;
  if (wordBytes < 0x4000) return 2;
  if (wordBytes < 0x200000) return 3;
  return wordBytes < 0x10000000 ? 4 : 5;
}

/** How many bytes the length takes by its first; undefined for the reserved control bytes. */
export function headerBytesOf(first: number): number | undefined {
  if (first < 0x80) return 1;
  if (first < 0xc0) return 2;
  if (first < 0xe0) return 3;
  if (first < 0xf0) return 4;
  return first === 0xf0 ? 5 : undefined;
}

/** Reads a length whose bytes are all there. https://help.mikrotik.com/docs/spaces/ROS/pages/47579160/API#API-APIwords */
export function decodeLength(bytes: Buffer, at: number, headerBytes: number): number {
  if (headerBytes === 5) return bytes.readUInt32BE(at + 1);
  return bytes.readUIntBE(at, headerBytes) - (MARKS[headerBytes] ?? 0) * 2 ** (8 * (headerBytes - 1));
}

export function encodeLength(wordBytes: number): Buffer {
  const headerBytes = headerBytesFor(wordBytes);
  const header = Buffer.alloc(5);
  header.writeUInt32BE(wordBytes, 1);
  const length = header.subarray(5 - headerBytes);
  length.writeUInt8(length.readUInt8(0) | (MARKS[headerBytes] ?? 0), 0);
  return length;
}
