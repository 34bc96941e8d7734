import { createHash } from 'node:crypto';
import type { PreparationRowJson } from '#db/schema/preparation.ts';
import type { PreparedPath } from '../prepared-menus.ts';

/** One row that is written, removed or moved. */
export interface Step extends PreparationRowJson {
  readonly path: PreparedPath;
}

const sorted = (fields: Step['before']) =>
  fields === null ? null : Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

/** What a person approves: each row, and between which rules of the router it goes. */
export const stepsHash = (steps: readonly Step[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        steps.map((step) => [
          step.path,
          step.what,
          step.sign,
          step.naturalKey,
          sorted(step.before),
          sorted(step.after),
          step.above?.id ?? null,
        ]),
      ),
    )
    .digest('hex');

/** What is not wanted any more is removed only where a person said so. */
export const isRemoval = ({ sign }: Pick<Step, 'sign'>): boolean => sign === '-';

export const chosenSteps = <S extends Pick<Step, 'sign'>>(steps: readonly S[], removesExtras: boolean): S[] =>
  steps.filter((step) => removesExtras || !isRemoval(step));

const sameFields = (wanted: Step['after'], among: Step['after']): boolean =>
  wanted === null ? among === null : Object.entries(wanted).every(([name, value]) => among?.[name] === value);

/** Whether no more is to be done than these: what is left of an approved plan that was cut off. */
export const isWithinSteps = (left: readonly Step[], approved: readonly Step[]): boolean =>
  left.every((step) =>
    approved.some(
      (one) =>
        one.path === step.path &&
        one.what === step.what &&
        one.sign === step.sign &&
        one.naturalKey === step.naturalKey &&
        sameFields(step.after, one.after),
    ),
  );
