import { SUSPENDED } from '../plan/markers.ts';
import { readOnly } from '../router/read-only-router.ts';
import { RouterError } from '../transport/router-transport.ts';
import { planOn } from './check-preparation.ts';
import { undoSteps } from './plan/undo-steps.ts';
import type { Pass } from './prepare-device.ts';
import { readRouter } from './read-router.ts';
import { settleFailed, settleUndone } from './settle-run.ts';
import { writeSteps } from './write-steps.ts';

/** Names of profiles that PPP secrets stand on. */
async function readProfilesInUse({ router }: Pass): Promise<ReadonlySet<string>> {
  try {
    const secrets = await router.print('/ppp/secret', { proplist: ['.id'], where: { profile: SUSPENDED } });
    return new Set(secrets.length > 0 ? [SUSPENDED] : []);
  } catch (error) {
    // Without its package the router has no secrets.
    if (error instanceof RouterError && error.kind === 'trap') return new Set();
    throw error;
  }
}

/** Puts back what the run wrote; what others changed since stays, and is named. */
export async function takeBack(pass: Pass): Promise<void> {
  const { platform, actor, router, device, run, signal } = pass;
  const plan = async () =>
    undoSteps(run.steps, await readRouter(readOnly(router), device), await readProfilesInUse(pass));
  const { steps, left } = await plan();
  const refused = await writeSteps(router, steps, device, signal);
  const rest = await plan();
  const after = await planOn(platform, device, readOnly(router));
  if (refused !== null) {
    return settleFailed(platform, actor, device, run, { sentence: refused.sentence, plan: after });
  }
  if (rest.steps.length > 0) {
    const sentence = `${device.name} took the rows back but shows something else when it is read. Look at it on the router.`;
    return settleFailed(platform, actor, device, run, { sentence, plan: after });
  }
  return settleUndone(platform, actor, device, run, { plan: after, left });
}
