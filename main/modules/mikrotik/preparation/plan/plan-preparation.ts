import type { PreparationReportJson, RouterPreparationCheckTable } from '#db/schema/preparation.ts';
import type { RouterTables } from '../prepared-menus.ts';
import type { Condition, PreparedRow } from '../prepared-rows.ts';
import { againstDns } from './against.ts';
import { drawChains } from './draw-chains.ts';
import { findProblems } from './find-problems.ts';
import { type Blocking, judgeBlocking } from './judge-blocking.ts';
import { extraSteps, type Group, groupRows, planSteps } from './plan-steps.ts';
import type { Step } from './planned-step.ts';
import { standsInTheWay } from './unmade.ts';

export type PreparationState = NonNullable<RouterPreparationCheckTable['state']>;

export interface PreparationPlan {
  readonly state: PreparationState;
  readonly blocking: Blocking;
  /** What is missing or not right, then what is there beyond it (signs `-`). */
  readonly steps: readonly Step[];
  readonly report: PreparationReportJson;
}

const isMet: Readonly<Record<Condition, (tables: RouterTables) => boolean>> = {
  hotspot: ({ hotspots }) => hotspots.length > 0,
  'router-answers-dns': ({ dns, rows }) => {
    const menu = rows['/ip/firewall/filter'];
    const answers = ['yes', 'true'].includes(dns['allow-remote-requests'] ?? 'no');
    return answers && menu.some((rule) => rule.chain === 'input' && againstDns(rule, menu) !== null);
  },
};

/** The rows that are wanted of this router, as it is. */
export const wantedOn = (desired: readonly PreparedRow[], tables: RouterTables): PreparedRow[] =>
  desired.filter(
    ({ path, onlyWhere }) => !tables.absent.has(path) && (onlyWhere === undefined || isMet[onlyWhere](tables)),
  );

function notesOn(desired: readonly PreparedRow[], tables: RouterTables): string[] {
  const leavesOut = (path: string) => tables.absent.has(path) && desired.some((row) => row.path === path);
  return [
    'The DHCP hook script is left out: the office has no hook configured. Clients are followed by reading leases.',
    ...(desired.some(({ path }) => path === '/ip/firewall/nat')
      ? []
      : ['Web pages are not led to a portal: no portal address is set (Settings, Network). They are rejected.']),
    ...(leavesOut('/ppp/profile') ? ['The PPP profile is left out: this router has no /ppp/profile.'] : []),
    ...(desired.some(({ onlyWhere }) => onlyWhere === 'hotspot') && tables.hotspots.length === 0
      ? ['The walled garden is left out: this router has no hotspot.']
      : []),
  ];
}

function stateOf(groups: readonly Group[], { blocks }: Blocking, steps: readonly Step[]): PreparationState {
  const rules = groups.filter(({ path }) => path === '/ip/firewall/filter').flatMap(({ wanted }) => wanted);
  const isBegun = rules.some(({ existing }) => existing !== undefined);
  if (!isBegun) return 'unprepared';
  if (!blocks) return 'broken';
  return steps.some(({ sign }) => sign !== '-') ? 'incomplete' : 'prepared';
}

const isRight = (groups: readonly Group[], { rows }: RouterTables, steps: readonly Step[]) =>
  groups.flatMap(({ path, wanted }) =>
    wanted
      .filter(({ desired, existing }) => {
        const isThere = existing !== undefined || standsInTheWay(desired, rows[path])?.serves === true;
        return isThere && !steps.some((step) => step.path === path && step.what === desired.what);
      })
      .map(({ desired: { naturalKey, reason } }) => ({ path, naturalKey, reason })),
  );

/** How a router stands to what it needs once, and what has to be written; a pure function of both. */
export function planPreparation(desired: readonly PreparedRow[], tables: RouterTables): PreparationPlan {
  const groups = groupRows(wantedOn(desired, tables), tables);
  const blocking = judgeBlocking(groups, tables);
  const steps = [...planSteps(groups, tables), ...extraSteps(groups, tables)];
  return {
    state: stateOf(groups, blocking, steps),
    blocking,
    steps,
    report: {
      rows: steps,
      findings: findProblems(groups, tables, blocking),
      notes: notesOn(desired, tables),
      right: isRight(groups, tables, steps),
      chains: drawChains(groups, tables, steps),
    },
  };
}
