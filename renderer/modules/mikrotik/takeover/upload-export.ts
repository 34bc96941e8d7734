import { client } from '#app/client.ts';
import { textOfBytes } from '#kernel/text-bytes.ts';

/** As much as the office takes at once. */
const PART = 400_000;
const MOST = 20 * 2 ** 20;

/** Hands an exported file over in parts; answers what it is called by from then on. @throws Error with a sentence */
export async function uploadExport(file: File, onPart: (share: number) => void): Promise<string> {
  if (file.size > MOST)
    throw new Error('The file is larger than 20 MB. Export less: /ppp export, /ip export, /queue export.');
  const text = textOfBytes(new Uint8Array(await file.arrayBuffer()));
  const uploadId = crypto.randomUUID();
  const parts = Math.max(1, Math.ceil(text.length / PART));
  for (let partNo = 0; partNo < parts; partNo += 1) {
    await client.mikrotik.takeovers.upload({ uploadId, partNo, text: text.slice(partNo * PART, (partNo + 1) * PART) });
    onPart((partNo + 1) / parts);
  }
  return uploadId;
}
