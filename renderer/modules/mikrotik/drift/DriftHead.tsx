import { useQuery } from '@tanstack/react-query';
import { GitCompare, Upload } from 'lucide-react';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { DriftRouter } from '#contract/mikrotik.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { HealthPill, StagePill } from '../../core/show/pills.tsx';
import { counted } from '../../core/show/words.ts';
import { ActOnDrift } from './ActOnDrift.tsx';
import styles from './drift.module.css';

export const useDriftBoard = () => useQuery(api.mikrotik.drift.board.queryOptions());

interface DriftHeadProps {
  /** The router that the list is narrowed to. */
  chosen: string | undefined;
  onChoose: (deviceId: string | undefined) => void;
}

const harmOf = ({ served, cutOff }: DriftRouter): number => served + cutOff;

/** What it means for people, and each router with how old its truth is: those with the most to decide first. */
export function DriftHead({ chosen, onChoose }: DriftHeadProps) {
  const { data } = useDriftBoard();
  const [pushing, setPushing] = useState<DriftRouter>();
  if (data === undefined) return null;
  const routers = data.routers.toSorted(
    (one, other) => harmOf(other) - harmOf(one) || other.needing - one.needing || other.rows - one.rows,
  );
  return (
    <div className={styles.head}>
      <p className={styles.sentence} data-harm={routers.some((router) => harmOf(router) > 0) || undefined}>
        {data.sentence}
      </p>
      <div className={styles.routers}>
        {routers.map((router) => (
          <div key={router.deviceId} className={styles.router}>
            <button
              type="button"
              className={styles.name}
              title={router.name}
              aria-pressed={router.deviceId === chosen}
              onClick={() => onChoose(router.deviceId === chosen ? undefined : router.deviceId)}
            >
              {router.name}
            </button>
            <HealthPill state={router.health} />
            {router.stage !== 'live' && <StagePill stage={router.stage} />}
            <Reading router={router} />
            <RouterActs router={router} onPush={() => setPushing(router)} />
          </div>
        ))}
      </div>
      {pushing !== undefined && (
        <ActOnDrift
          act="push"
          choice={{ deviceId: pushing.deviceId }}
          what={`all that differs on ${pushing.name}`}
          onClose={() => setPushing(undefined)}
        />
      )}
    </div>
  );
}

/** "read 3 min ago in 240 ms; 10,234 rows of ours, 3 differ". */
function Reading({ router }: { router: DriftRouter }) {
  const {
    comparedAt,
    tookMs,
    rowsOurs,
    rowsForeign,
    rows,
    needing,
    beyond,
    ignored,
    error,
    everyMinutes,
    hasOwnInterval,
  } = router;
  const interval = `Compared every ${everyMinutes} minutes${hasOwnInterval ? ', its own interval' : ''}.`;
  return (
    <span className={styles.reading} title={error === null ? interval : `${error} ${interval}`}>
      {comparedAt === null ? (
        'never read as a whole'
      ) : (
        <>
          read <RelativeTime at={comparedAt} />
          {tookMs !== null && ` in ${tookMs} ms`}
          {rowsOurs !== null && `; ${counted(rowsOurs, 'row')} of ours`}; {differing(rows + beyond, needing)}
          {ignored > 0 && `, ${ignored} ignored`}
          {rowsForeign !== null && ` · ${counted(rowsForeign, 'foreign row')}`}
        </>
      )}
      {error !== null && <span className={styles.failed}> · {error}</span>}
    </span>
  );
}

function differing(rows: number, needing: number): string {
  if (rows === 0) return 'none differs';
  const differ = `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'differs' : 'differ or concern us'}`;
  return needing === rows ? differ : `${differ}, ${needing.toLocaleString('en-GB')} to decide on`;
}

function RouterActs({ router, onPush }: { router: DriftRouter; onPush: () => void }) {
  const may = useMay();
  if (!may('network.write')) return null;
  const compare = async () => {
    try {
      await client.mikrotik.routers.compare({ id: router.deviceId });
      tellDone(`${router.name} is being read back; what differs shows here in a moment.`);
    } catch (error) {
      tellProblem(refusalOf(error).message);
    }
  };
  return (
    <>
      {router.needing > 0 && router.stage !== 'dry_run' && (
        <IconButton icon={Upload} label={`Push all that differs on ${router.name}…`} onClick={onPush} />
      )}
      <IconButton icon={GitCompare} label={`Compare ${router.name} now`} onClick={() => void compare()} />
    </>
  );
}
