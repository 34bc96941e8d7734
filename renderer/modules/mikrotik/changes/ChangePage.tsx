import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '#app/crumbs.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { Page } from '#ui/Page.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { ChangeView } from './ChangeView.tsx';
import { titleOf } from './change-words.ts';
import { useChange } from './use-change.ts';

const route = getRouteApi('/changes/$id');

/** A change with the whole window to itself. */
export function ChangePage() {
  const { id } = route.useParams();
  const { data: change, error, refetch } = useChange(id);
  usePageTitle(change && titleOf(change));
  if (change === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  return (
    <Page>
      <ChangeView change={change} />
    </Page>
  );
}
