import { spawn } from 'node:child_process';

/** What Electron says before it has started is held back: when it cannot start, one line says why. */
const HELD_AT_MOST = 64 * 2 ** 10;

export type DesktopOutcome =
  | { readonly kind: 'ended'; readonly exitCode: number }
  | { readonly kind: 'did-not-start'; readonly why: string };

/** The last thing said, without Chromium's "[pid:date:ERROR:file(line)]". */
function lastWords(said: string): string | undefined {
  const lines = said.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
  return lines.findLast((line) => line !== '');
}

/** Runs the desktop until it ends. It says `started` over its IPC channel once its window stands (electron/app.ts). */
export function runDesktop(executable: string, args: readonly string[]): Promise<DesktopOutcome> {
  const env = { ...process.env };
  // Set in the terminals of editors that are Electron apps themselves; it would make this one a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(executable, args, { env, stdio: ['inherit', 'inherit', 'pipe', 'ipc'] });
  let hasStarted = false;
  let held = '';
  child.stderr?.setEncoding('utf8').on('data', (said: string) => {
    if (hasStarted) process.stderr.write(said);
    else held = (held + said).slice(-HELD_AT_MOST);
  });
  child.once('message', () => {
    hasStarted = true;
    process.stderr.write(held);
  });
  // Ctrl+C reaches the desktop by itself; it quits in order, and we with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'did-not-start', why: error.message }));
    child.once('close', (code, signal) => {
      if (hasStarted || code === 0) resolve({ kind: 'ended', exitCode: code ?? 1 });
      else resolve({ kind: 'did-not-start', why: lastWords(held) ?? `it ended with ${signal ?? `code ${code}`}` });
    });
  });
}
