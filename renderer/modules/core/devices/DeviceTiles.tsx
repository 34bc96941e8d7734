import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, type client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { BoardStrip, BoardTile } from '#ui/BoardTile.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { Loaded } from '../show/Loaded.tsx';
import { healthLook, stageWords } from '../show/words.ts';

type Tile = Awaited<ReturnType<typeof client.mikrotik.board.routers>>[number];

/** Every router at a glance: up, latency, sessions, drift, what waits. */
export function DeviceTiles() {
  const { history } = useRouter();
  const query = useQuery(api.mikrotik.board.routers.queryOptions());
  return (
    <Loaded query={query}>
      {(routers) =>
        routers.length === 0 ? (
          <EmptyState sentence="Every MikroTik that you add stands here as a tile." />
        ) : (
          <BoardStrip label="Routers">
            {routers.map((router) => (
              <BoardTile
                key={router.id}
                name={router.name}
                {...healthLook(router.health, router.inMaintenance)}
                note={<TileNote router={router} />}
                figure={router.latencyMs === null || router.health !== 'up' ? '–' : `${router.latencyMs} ms`}
                series={router.latencies}
                seriesLabel={`Latency of ${router.name}`}
                counters={[
                  { label: 'Sessions', value: router.sessionCount ?? '–' },
                  {
                    label: 'Drift',
                    value: router.drifted,
                    ...(router.drifted > 0 ? { meaning: 'attention' as const } : {}),
                  },
                  {
                    label: router.toApprove > 0 ? 'To approve' : 'Waiting',
                    value: router.toApprove > 0 ? router.toApprove : router.waiting,
                    ...(router.toApprove > 0 ? { meaning: 'waiting' as const } : {}),
                  },
                  { label: 'Failed', value: router.failed, ...(router.failed > 0 ? { meaning: 'bad' as const } : {}) },
                ]}
                href={`#${pathOf('device', router.id)}`}
                onOpen={() => history.push(pathOf('device', router.id))}
              />
            ))}
          </BoardStrip>
        )
      }
    </Loaded>
  );
}

function TileNote({ router }: { router: Tile }) {
  return (
    <>
      {router.stage !== 'live' && (
        <>
          <StatusPill word={stageWords[router.stage].word} meaning={stageWords[router.stage].meaning} /> ·{' '}
        </>
      )}
      {router.lastError !== null && router.health === 'down'
        ? router.lastError
        : router.since !== null && (
            <>
              since <RelativeTime at={router.since} />
            </>
          )}
    </>
  );
}
