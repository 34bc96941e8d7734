import type { RunPreview } from '#contract/billing.ts';
import type { ServicesBoard } from '#contract/core.ts';
import type { DriftRouter, HeldBatch, PreparationNeed, RouterTile } from '#contract/mikrotik.ts';
import type { Permission } from '#contract/permissions.ts';
import { counted } from '../../core/show/words.ts';
import { batchPath } from '../changes/change-words.ts';
import { heldTitles } from '../changes/held-words.ts';
import type { BoardRow } from './BoardRows.tsx';
import type { MoneyBoard, OfficeStatus } from './board-types.ts';

interface DriftBoard {
  readonly sentence: string;
  readonly needing: number;
  readonly routers: readonly Pick<DriftRouter, 'served' | 'cutOff'>[];
}

type May = (permission: Permission) => boolean;

const sum = (routers: readonly RouterTile[], of: (router: RouterTile) => number): number =>
  routers.reduce((total, router) => total + of(router), 0);

const namesOf = (routers: readonly RouterTile[]): string => routers.map(({ name }) => name).join(', ');

/** Of one router the list is narrowed to it; of several it shows them all. */
const onlyOn = (routers: readonly RouterTile[]): string =>
  routers.length === 1 && routers[0] !== undefined ? `&router=${routers[0].id}` : '';

const only = (rows: readonly (BoardRow | false)[]): BoardRow[] => rows.filter((row) => row !== false);

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** More batches than these are told as one line: the list shows them all. */
const toldBatches = 3;

/** What was stopped and waits: nothing is as urgent as many who are about to be cut off, rightly or not. */
export function needsOfHeld(held: readonly HeldBatch[], may: May): BoardRow[] {
  if (!may('changes.approve')) return [];
  const told = held.length > toldBatches ? held.slice(0, toldBatches - 1) : held;
  const others = held.slice(told.length);
  const rest = others.reduce((total, { count }) => total + count, 0);
  return only([
    ...told.map(({ batchId, by, count, routers, requestedBy }): BoardRow => {
      const why = heldTitles[by].toLowerCase();
      return {
        id: `held ${batchId} ${by}`,
        figure: count,
        sentence: `${plural(count, 'change', 'changes')} on ${someNames(routers)} ${plural(count, 'waits', 'wait')} for you: ${why}`,
        note: `wanted by ${requestedBy}`,
        meaning: 'bad',
        path: batchPath(batchId),
      };
    }),
    rest > 0 && {
      id: 'held others',
      figure: rest,
      sentence: `${plural(rest, 'change', 'changes')} of ${others.length} other batches were stopped and wait for you`,
      meaning: 'bad',
      path: '/changes?state=planned',
    },
  ]);
}

const namedRouters = 2;

const someNames = (names: readonly string[]): string =>
  names.length > namedRouters + 1
    ? `${names.slice(0, namedRouters).join(', ')} and ${names.length - namedRouters} more`
    : new Intl.ListFormat('en-GB').format(names);

/** Routers that are down, and changes that wait for someone of this role. */
export function needsOfRouters(routers: readonly RouterTile[], may: May): BoardRow[] {
  const down = routers.filter(({ health, inMaintenance }) => health === 'down' && !inMaintenance);
  const failing = routers.filter(({ failed }) => failed > 0);
  const asking = routers.filter(({ toApprove }) => toApprove > 0);
  const failed = sum(failing, (router) => router.failed);
  const toApprove = sum(asking, (router) => router.toApprove);
  return only([
    down.length > 0 && {
      id: 'down',
      figure: down.length,
      sentence: plural(down.length, 'router does not answer', 'routers do not answer'),
      note: namesOf(down),
      meaning: 'bad',
      path: '/devices?health=down',
    },
    failed > 0 &&
      may('network.write') && {
        id: 'failed',
        figure: failed,
        sentence: plural(failed, 'change failed and waits for a person', 'changes failed and wait for a person'),
        note: namesOf(failing),
        meaning: 'bad',
        path: `/changes?state=failed&waiting=yes${onlyOn(failing)}`,
      },
    toApprove > 0 &&
      may('changes.approve') && {
        id: 'approve',
        figure: toApprove,
        sentence: plural(toApprove, 'change waits to be approved', 'changes wait to be approved'),
        note: namesOf(asking),
        meaning: 'waiting',
        path: `/changes?state=planned${onlyOn(asking)}`,
      },
  ]);
}

/** Rows of routers on which somebody has to decide; worst where a customer is served or cut off who should not be. */
export function needsOfDrift({ sentence, needing, routers }: DriftBoard): BoardRow[] {
  const isHarm = routers.some(({ served, cutOff }) => served + cutOff > 0);
  return only([
    needing > 0 && {
      id: 'drift',
      figure: needing,
      sentence: plural(needing, 'row of a router differs from the books', 'rows of routers differ from the books'),
      note: sentence,
      meaning: isHarm ? 'bad' : 'attention',
      path: '/drift?ignored=no',
    },
  ]);
}

/** Services whose router shows something else than the books want, and installs that wait for someone to go there. */
export function needsOfServices({ disagreeing, byState }: ServicesBoard, may: May): BoardRow[] {
  const installs = byState.pending_install;
  return only([
    disagreeing > 0 &&
      may('network.read') && {
        id: 'disagree',
        figure: disagreeing,
        sentence: plural(
          disagreeing,
          'service whose router and books disagree',
          'services whose router and books disagree',
        ),
        meaning: 'attention',
        path: '/subscriptions?disagrees=yes',
      },
    installs > 0 &&
      may('subscriptions.install') && {
        id: 'installs',
        figure: installs,
        sentence: plural(installs, 'service waits for its installation', 'services wait for their installation'),
        meaning: 'waiting',
        path: '/subscriptions?state=pending_install',
      },
  ]);
}

/** Bills that the last run set aside. */
export const needsOfMoney = ({ setAsideCount, lastRun }: MoneyBoard): BoardRow[] =>
  only([
    setAsideCount > 0 && {
      id: 'aside',
      figure: setAsideCount,
      sentence: plural(
        setAsideCount,
        'bill set aside for a reason to put right',
        'bills set aside for reasons to put right',
      ),
      meaning: 'attention',
      path: lastRun === null ? '/runs' : `/runs/${lastRun.id}`,
    },
  ]);

/** A run that would stop and ask: better told by day. */
export const needsOfPreview = ({ wouldStop, suspendedCount, activeCount, brakeAt }: RunPreview): BoardRow[] =>
  only([
    wouldStop && {
      id: 'brake',
      figure: suspendedCount,
      sentence: `suspensions would stop the daily run: more than ${brakeAt} of ${counted(activeCount, 'active service')}`,
      meaning: 'attention',
      path: '/runs/preview',
    },
  ]);

/** The office itself: work that failed, events that were not taken, passwords that cannot be read, nobody who runs the automation. */
export function needsOfOffice({ jobs, parkedEvents, secrets, automation }: OfficeStatus, may: May): BoardRow[] {
  return only([
    jobs.failed > 0 &&
      may('jobs.read') && {
        id: 'jobs',
        figure: jobs.failed,
        sentence: plural(jobs.failed, 'job failed in the background', 'jobs failed in the background'),
        meaning: 'bad',
        path: '/settings/jobs',
      },
    parkedEvents > 0 &&
      may('events.deliver') && {
        id: 'events',
        figure: parkedEvents,
        sentence: plural(parkedEvents, 'event could not be delivered', 'events could not be delivered'),
        note: 'What they ask for is not done.',
        meaning: 'attention',
        path: '/settings/events',
      },
    secrets === 'locked' && {
      id: 'secrets',
      figure: '!',
      sentence: 'This machine cannot read the routers’ passwords until the passphrase is entered',
      meaning: 'attention',
      path: '/settings',
    },
    automation === null && {
      id: 'automation',
      figure: '!',
      sentence: 'No console runs the daily automation',
      note: 'Bills and suspensions wait until one does.',
      meaning: 'attention',
      path: '/settings',
    },
  ]);
}

/** Routers that let suspended customers through: one says why, several say who. */
export function needsOfPreparation(routers: readonly PreparationNeed[]): BoardRow[] {
  const [first] = routers;
  if (first === undefined) return [];
  const isOne = routers.length === 1;
  const suspended = routers.reduce((total, router) => total + router.suspended, 0);
  return [
    {
      id: 'unblocked',
      figure: routers.length,
      sentence: isOne ? first.sentence : 'routers would not block suspended customers',
      note: isOne
        ? `${counted(suspended, 'suspended service')} on it`
        : `${routers.map(({ deviceName }) => deviceName).join(', ')}: ${counted(suspended, 'suspended service')}`,
      meaning: 'bad',
      path: `/devices/${first.deviceId}/preparation`,
    },
  ];
}
