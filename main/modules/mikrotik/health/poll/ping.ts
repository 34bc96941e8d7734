import { execFile } from 'node:child_process';

/** One echo request, numbers only, in the words of each system's ping. */
export function pingArguments(platform: NodeJS.Platform, host: string, deadlineMs: number): string[] {
  const seconds = String(Math.ceil(deadlineMs / 1_000));
  if (platform === 'win32') return ['-n', '1', '-w', String(deadlineMs), host];
  if (platform === 'darwin') return ['-n', '-c', '1', '-t', seconds, host];
  return ['-n', '-c', '1', '-W', seconds, host];
}

/** `time=0.42 ms`, `time<1ms`, and the same in other languages of Windows (`Zeit=12ms`). */
export function latencyIn(output: string): number | undefined {
  const [, digits] = /[=<]\s*(\d+(?:[.,]\d+)?)\s*ms/i.exec(output) ?? [];
  return digits === undefined ? undefined : Math.round(Number(digits.replace(',', '.')));
}

/** What a name or an address may look like, as the contract has it; it never begins as an option does. */
const HOST = /^[A-Za-z0-9]([A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?$/;
const GRACE_MS = 1_000;

function whyNot(host: string, error: { readonly code?: unknown }, told: string, deadlineMs: number): string {
  if (error.code === 'ENOENT') {
    return 'This machine has no ping command. Install it (on Debian: iputils-ping), or check the device by a TCP port.';
  }
  if (error.code === 'EACCES' || /not permitted|permission denied/i.test(told)) {
    return 'This machine does not let the office ping. Allow it, or check the device by a TCP port.';
  }
  if (/unknown host|not known|could not find|cannot resolve|name resolution/i.test(told)) {
    return `${host} cannot be found: no such name.`;
  }
  return `${host} did not answer a ping within ${deadlineMs / 1_000} s.`;
}

/**
 * Sends one ping by the system's command, since only privileged programs may send one themselves. Answers how many ms it took,
 * or a sentence of why not.
 */
export function ping(host: string, deadlineMs: number): Promise<number | string> {
  if (!HOST.test(host)) return Promise.resolve(`${host} is not an address that can be pinged.`);
  const { platform } = process;
  return new Promise((resolve) => {
    execFile(
      'ping',
      pingArguments(platform, host, deadlineMs),
      {
        timeout: deadlineMs + GRACE_MS,
        killSignal: 'SIGKILL',
        windowsHide: true,
        env: { ...process.env, LC_ALL: 'C' },
      },
      (error, out, err) => {
        // Windows ends well also when a router on the way answers that the host cannot be reached: only a time counts.
        const latency = error === null ? latencyIn(out) : undefined;
        resolve(latency ?? whyNot(host, error ?? {}, `${out}\n${err}`, deadlineMs));
      },
    );
  });
}
