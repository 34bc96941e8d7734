import { readOnly } from '../router/read-only-router.ts';
import { planOn } from './check-preparation.ts';
import { chosenSteps, isRemoval, isWithinSteps, type Step, stepsHash } from './plan/planned-step.ts';
import type { Pass } from './prepare-device.ts';
import { beginWriting, settleFailed, settleVerified } from './settle-run.ts';
import { writeSteps } from './write-steps.ts';

const changedSince = (name: string): string =>
  `${name} or the settings changed since this was approved, so nothing was written. Look at the plan again, and approve it.`;
const changedMeanwhile = (name: string): string =>
  `${name} was changed by somebody else while this was written, and more is to be written than was approved. Look at the plan again.`;
const unlike = (name: string): string =>
  `${name} took the rows but shows something else when it is read back. Look at the plan again.`;

/** Writes exactly what was approved, reads back, and says so only when nothing is left to do. */
export async function writePlan({ platform, actor, router, device, run, signal }: Pass): Promise<void> {
  const removesExtras = run.steps.some(isRemoval);
  const read = async () => {
    const plan = await planOn(platform, device, readOnly(router));
    return { plan, left: chosenSteps(plan.steps, removesExtras) };
  };
  const fail = (sentence: string, more: Parameters<typeof settleFailed>[4] | object = {}) =>
    settleFailed(platform, actor, device, run, { ...more, sentence });

  const before = await read();
  if (before.left.length === 0) return settleVerified(platform, actor, device, run, before.plan);
  const mayWrite = (left: readonly Step[]) =>
    run.state === 'approved' ? stepsHash(left) === run.planHash : isWithinSteps(left, run.steps);
  if (!mayWrite(before.left)) {
    const sentence = run.state === 'approved' ? changedSince(device.name) : changedMeanwhile(device.name);
    return fail(sentence, { plan: before.plan });
  }
  if (!(await beginWriting(platform, actor, device, run))) {
    return fail(`${device.name} was set to dry run, so nothing is written. Look at it again.`);
  }
  const refused = await writeSteps(router, before.left, device, signal);
  const after = await read();
  if (refused !== null) return fail(refused.sentence, { refused, plan: after.plan });
  if (after.left.length > 0) return fail(unlike(device.name), { plan: after.plan });
  return settleVerified(platform, actor, device, run, after.plan);
}
