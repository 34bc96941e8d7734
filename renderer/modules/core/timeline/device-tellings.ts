import { dayInWords } from '#app/show/Day.tsx';
import { durationShort } from '#ui/parse/duration.ts';
import { stageWords } from '../show/words.ts';
import { type Fields, type Telling, told } from './telling.ts';

const stageOf = (value: unknown): string =>
  value === 'dry_run' || value === 'staged' || value === 'live' ? stageWords[value].word : 'another stage';

const dayOf = (value: unknown): string => (typeof value === 'string' ? dayInWords(value, 'en-GB') : 'another day');

const lengthOf = ({ maintenanceSince: since, maintenanceUntil: until }: Fields): string =>
  typeof since === 'string' && typeof until === 'string'
    ? `for ${durationShort((Date.parse(until) - Date.parse(since)) / 1_000)}`
    : 'until somebody ends it';

const countOf = (value: unknown): string => (value === 1 ? '1 change' : `${value ?? 'some'} changes`);

function rowsOf({ rows, count }: Fields): string {
  const first = Array.isArray(rows) ? rows[0] : undefined;
  return count === 1 && typeof first === 'string' ? first : `${count ?? 'Some'} rows`;
}

/** What happened to a device itself. */
export const deviceTellings: Readonly<Record<string, Telling>> = {
  'device.created': told('good', () => 'The device was added, in dry run'),
  'device.changed': told('off', () => 'The device was changed'),
  'device.archived': told('off', () => 'The device was archived'),
  'device.stage_changed': told(
    'attention',
    (_name, after, _known, before) => `Stage: ${stageOf(before.stage)} → ${stageOf(after.stage)}`,
  ),
  'device.came_up': told('good', () => 'The device answers'),
  'device.went_down': told('bad', () => 'The device does not answer'),
  'device.maintenance_started': told('waiting', (_name, after) => `Taken out of service ${lengthOf(after)}`),
  'device.maintenance_ended': told('good', () => 'Back in service'),
  'network.brake_pulled': told('attention', (_name, after) => `The brake stopped ${countOf(after.held)}`),
  'drift.ignored': told(
    'off',
    (_name, after) => `${rowsOf(after)} may differ from the books until ${dayOf(after.until)}`,
  ),
  'drift.heeded': told('attention', (_name, after) => `${rowsOf(after)} may not differ from the books any more`),
  'alert.acknowledged': told('off', () => 'An alert was seen'),
  'preparation.requested': told('waiting', () => 'The preparation of the router was planned'),
  'preparation.approved': told('waiting', () => 'The preparation of the router was approved'),
  'preparation.verified': told('good', () => 'The router was prepared, and shows it'),
  'preparation.failed': told('bad', () => 'The router did not take its preparation'),
  'preparation.undo_asked': told('waiting', () => 'The undo of the preparation was asked'),
  'preparation.undone': told('attention', () => 'The router is as it was before its preparation'),
  'preparation.withdrawn': told('off', () => 'The preparation was called off'),
  'preparation.broken': told('bad', () => 'What the router was prepared with does not stand as it should'),
  'preparation.mended': told('good', () => 'What the router was prepared with stands again'),
};
