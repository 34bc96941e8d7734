import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Router } from 'lucide-react';
import { api } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { RouterTile } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { BoardStrip, BoardTile } from '#ui/BoardTile.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { CardBody } from './CardBody.tsx';
import { figureOf, tileCounters, tileLook } from './router-tile.ts';
import { TileNote } from './TileNote.tsx';

const whileOpenMs = 30_000;

/** Every router as a tile; a down one cannot be overlooked. */
export function RouterStrip() {
  const routers = useQuery({ ...api.mikrotik.board.routers.queryOptions(), refetchInterval: whileOpenMs });
  const may = useMay();
  const { history } = useRouter();
  return (
    <CardBody query={routers} lines={3}>
      {(tiles) =>
        tiles.length === 0 ? (
          <EmptyState
            sentence="Your routers stand here: whether they answer, how fast, who is online."
            action={
              may('network.write') && (
                <ActButton icon={Router} onClick={() => history.push('/devices/new')}>
                  Add the first router
                </ActButton>
              )
            }
          />
        ) : (
          <BoardStrip label="Routers">
            {tiles.map((router) => (
              <Tile key={router.id} router={router} onOpen={() => history.push(pathOf('device', router.id))} />
            ))}
          </BoardStrip>
        )
      }
    </CardBody>
  );
}

function Tile({ router, onOpen }: { router: RouterTile; onOpen: () => void }) {
  return (
    <BoardTile
      name={router.name}
      {...tileLook(router)}
      note={<TileNote router={router} />}
      figure={figureOf(router)}
      series={router.latencies}
      seriesLabel={`Latency of ${router.name}, recent`}
      counters={tileCounters(router)}
      href={`#${pathOf('device', router.id)}`}
      onOpen={onOpen}
    />
  );
}
