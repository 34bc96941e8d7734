import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildEnd {
  readonly code: number | null;
  /** What the script reported, one value a call of `report`. */
  readonly reports: unknown[];
  readonly stderr: string;
}

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));

const PRELUDE = `
const report = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** How a promise stands after a while; what the library never settles is still pending. */
const outcome = (promise) => Promise.race([
  promise.then(() => 'resolved', (error) => 'rejected: ' + (error.message ?? error)),
  later(400).then(() => 'pending'),
]);
`;

/** Runs a module of its own process, which may crash without taking the test along. */
export function runChild(script: string, env: Readonly<Record<string, string>> = {}): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', `${PRELUDE}${script}\nprocess.exit(0);`], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = stdout.split('\n').filter((line) => line !== '');
      resolve({ code, stderr, reports: lines.map((line): unknown => JSON.parse(line)) });
    });
  });
}

/** The library as npm delivers it, as `api`, so that a test can show what its guard is there for. */
export function runBareLibrary(port: number, script: string, options = '', env?: Record<string, string>) {
  return runChild(
    `import { RouterOSAPI } from 'node-routeros';
    const api = new RouterOSAPI({
      host: '127.0.0.1', port: ${port}, user: 'lastmile', password: 'quiet-Otter-42', ${options}
    });
    ${script}`,
    env,
  );
}
