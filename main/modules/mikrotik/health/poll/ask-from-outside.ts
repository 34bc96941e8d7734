import type { DeviceTable } from '#db/schema/core.ts';
import { connectTcp } from './connect-tcp.ts';
import { ping } from './ping.ts';

/** A device that did not answer as asked; the message is a sentence. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const DEADLINE_MS = 3_000;

/**
 * Asks a device that is no MikroTik whether it is there. Answers how long it took.
 * @throws NoAnswer
 */
export async function askFromOutside({ host, port, healthCheck }: DeviceTable): Promise<number> {
  const answer = healthCheck === 'tcp' ? await connectTcp(host, port, DEADLINE_MS) : await ping(host, DEADLINE_MS);
  if (typeof answer === 'string') throw new NoAnswer(answer);
  return answer;
}
