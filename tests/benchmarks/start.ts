import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from './figures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 9;

async function stop(server: ChildProcess): Promise<void> {
  server.kill('SIGTERM');
  await once(server, 'exit');
}

/** From the start of the process to its line "Lastmile listens on …"; then once more to the first answered question. */
async function startServer(data: string): Promise<{ listensMs: number; answersMs: number }> {
  const began = performance.now();
  const server = spawn(process.execPath, ['main/cli/run.mjs', 'server', '--data', data, '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of server.stdout) {
    said += String(chunk);
    if (said.includes('\n')) break;
  }
  const listensMs = performance.now() - began;
  const url = /http:\S+/.exec(said)?.[0] ?? '';
  const answer = await fetch(`${url}api/v1/session`);
  if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
  const answersMs = performance.now() - began;
  await stop(server);
  return { listensMs, answersMs };
}

function startNothing(script: string): number {
  const began = performance.now();
  spawnSync(process.execPath, [script]);
  return performance.now() - began;
}

/** The server on a store that exists, beside Node with an empty script. */
export async function benchmarkStart(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'lastmile-bench-'));
  try {
    const empty = path.join(data, 'empty.mjs');
    writeFileSync(empty, '');
    await startServer(data); // makes the store, fills the compile cache
    const floor: number[] = [];
    const listens: number[] = [];
    const answers: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      floor.push(startNothing(empty));
      const { listensMs, answersMs } = await startServer(data);
      listens.push(listensMs);
      answers.push(answersMs);
    }
    report('start of the server on an existing store, until it listens', listens, 'node with an empty script', floor);
    report('… until the first question is answered', answers, 'node with an empty script', floor);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
