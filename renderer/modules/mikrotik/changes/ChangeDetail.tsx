import { useRouter } from '@tanstack/react-router';
import { Maximize2 } from 'lucide-react';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { ChangeView } from './ChangeView.tsx';
import { useChange } from './use-change.ts';

/** A change beside the list. */
export function ChangeDetail({ id }: { id: string }) {
  const { history } = useRouter();
  const { data: change, error, refetch } = useChange(id);
  if (change !== undefined) {
    return (
      <ChangeView
        change={change}
        more={<IconButton icon={Maximize2} label="Open as a page" onClick={() => history.push(`/changes/${id}`)} />}
      />
    );
  }
  return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
}
