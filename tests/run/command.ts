import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { projectRoot } from './project-root.ts';

const toolPath = [join(projectRoot, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);

/** Runs a tool of the project in its root, with its output on ours, and answers its exit code. */
export async function command(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(name, args, {
    cwd: projectRoot,
    env: { ...process.env, PATH: toolPath, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    const [code] = await once(child, 'exit');
    return typeof code === 'number' ? code : 1;
  } catch (error) {
    console.error(`${name} could not be started: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}
