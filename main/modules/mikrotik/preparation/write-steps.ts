import type { RouterPath, RouterTransport } from '../transport/router-transport.ts';
import { isRefusal, RouterError } from '../transport/router-transport.ts';
import { type TrapReason, trapReason } from '../transport/trap-texts.ts';
import type { Step } from './plan/planned-step.ts';
import { preparedMenus } from './prepared-menus.ts';

export interface RefusedStep {
  readonly step: Step;
  readonly sentence: string;
}

const isGiven = ([, value]: readonly [string, string]): boolean => value !== '';

async function change(router: RouterTransport, path: RouterPath, id: string, after: NonNullable<Step['after']>) {
  const fields = Object.entries(after);
  const given = fields.filter(isGiven);
  if (given.length > 0) await router.set(path, id, Object.fromEntries(given));
  // A rule's matcher is taken away by `unset` only: an empty one is a value to be refused.
  for (const [name] of fields.filter((field) => !isGiven(field))) {
    await router.run(`${path}/unset`, { '.id': id, 'value-name': name });
  }
}

/** https://help.mikrotik.com/docs/spaces/ROS/pages/328134/Console#Console-move and place-before */
async function writeStep(router: RouterTransport, { path, sign, id, after, above }: Step): Promise<void> {
  switch (sign) {
    case '+': {
      const place: [string, string][] = above === null ? [] : [['place-before', above.id]];
      await router.add(path, { ...after, ...Object.fromEntries(place) });
      return;
    }
    case '~':
      if (id !== null && after !== null) await change(router, path, id, after);
      return;
    case '-':
      if (id !== null) await router.remove(path, [id]);
      return;
    case '>':
      if (id === null) return;
      await router.run(`${path}/move`, { numbers: id, ...(above === null ? {} : { destination: above.id }) });
  }
}

const deeds = { '+': 'add', '~': 'change', '-': 'remove', '>': 'move' } as const;

function inWords({ path, naturalKey, sign, above }: Step, device: { name: string; apiUser: string }, said: string) {
  const what = `${preparedMenus[path].noun} ${naturalKey}`;
  const words: Partial<Record<TrapReason, string>> = {
    permission: `The API user ${device.apiUser} may not write on ${device.name}. Give its group the policies api, read and write, then look again.`,
    'no-space': `${device.name} has no space left for the ${what}. Free storage on the router, then look again.`,
    duplicate: `${device.name} has another row where the ${what} should stand. Remove that one, then look again.`,
    'no-such-item': `The ${what}${above === null ? '' : `, or ${above.words},`} disappeared from ${device.name} meanwhile. Look again.`,
    'unknown-parameter': `The RouterOS of ${device.name} does not know a field of the ${what}. Update the router, or use the script.`,
  };
  const sentence =
    words[trapReason(said)] ?? `${device.name} refused to ${deeds[sign]} the ${what}. Look at what it says.`;
  return `${sentence} (“${said}”)`;
}

/**
 * One after another: each rule's place is told by rules that stand there, and a router in the middle never rejects what it does
 * not let through yet. Ends at the first that is refused.
 * @throws RouterError when the outcome of a command is unknown.
 */
export async function writeSteps(
  router: RouterTransport,
  steps: readonly Step[],
  device: { readonly name: string; readonly apiUser: string },
  signal: AbortSignal,
): Promise<RefusedStep | null> {
  for (const step of steps) {
    signal.throwIfAborted();
    try {
      await writeStep(router, step);
    } catch (error) {
      if (!(error instanceof RouterError) || !isRefusal(error)) throw error;
      return { step, sentence: inWords(step, device, error.message) };
    }
  }
  return null;
}
