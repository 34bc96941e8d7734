import net from 'node:net';
import { performance } from 'node:perf_hooks';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections: the machine is there, nothing listens on that port',
  EHOSTUNREACH: 'cannot be reached: no way to it',
  ENETUNREACH: 'cannot be reached: no way to its network',
  ENOTFOUND: 'cannot be found: no such name',
  EAI_AGAIN: 'cannot be found: the name server does not answer',
  ECONNRESET: 'ends the connection at once',
};

/** Opens a TCP connection and ends it. Answers how many ms that took, or a sentence of why not. */
export function connectTcp(host: string, port: number, deadlineMs: number): Promise<number | string> {
  return new Promise((resolve) => {
    const start = performance.now();
    const socket = net.connect({ host, port });
    const end = (answer: number | string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const where = `${host} port ${port}`;
    const timer = setTimeout(
      () => end(`${where} did not take a connection within ${deadlineMs / 1_000} s.`),
      deadlineMs,
    );
    socket.once('connect', () => end(Math.round(performance.now() - start)));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? '';
      end(`${where} ${reasons[code] ?? `cannot be reached (${code || error.message})`}.`);
    });
  });
}
