import { useState } from 'react';
import { useListPlace } from '#app/list/use-list-place.ts';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { BatchView } from './BatchView.tsx';
import { ChangeDetail } from './ChangeDetail.tsx';
import { ChangeList } from './ChangeList.tsx';
import { batchOf } from './change-filters.ts';
import { SelectedChanges } from './SelectedChanges.tsx';

const none: ReadonlySet<string> = new Set();

/** What routers are to be told, and were told: the list, and beside it one change, those selected as one diff, or a batch. */
export function ChangesPage() {
  const place = useListPlace();
  const { open, view } = place;
  const [selected, setSelected] = useSelectionOf(JSON.stringify(view));
  const batchId = batchOf(view);
  const shown = shownOf(selected, open, batchId);
  const close = {
    selected: () => setSelected(none),
    change: place.close,
    batch: () => place.setFilter('batch', undefined),
    nothing: () => undefined,
  };
  return (
    <SplitView
      id="changes"
      initialShare={0.64}
      detailLabel={labels[shown]}
      onCloseDetail={close[shown]}
      detail={
        (shown === 'selected' && <SelectedChanges ids={[...selected]} />) ||
        (open !== undefined && <ChangeDetail key={open} id={open} />) ||
        (batchId !== undefined && <BatchView key={batchId} batchId={batchId} place={place} />)
      }
      list={<ChangeList place={place} selected={selected} onSelected={setSelected} />}
    />
  );
}

type Shown = 'selected' | 'change' | 'batch' | 'nothing';

const labels: Readonly<Record<Shown, string>> = {
  selected: 'Selected changes',
  change: 'Change',
  batch: 'Batch',
  nothing: 'Change',
};

/** A change of the batch stands before the batch, and Esc goes back to it. */
function shownOf(selected: ReadonlySet<string>, open: string | undefined, batchId: string | undefined): Shown {
  if (selected.size > 0) return 'selected';
  if (open !== undefined) return 'change';
  return batchId === undefined ? 'nothing' : 'batch';
}

/** What is selected belongs to what is listed: nobody decides on rows that another filter has taken out of sight. */
function useSelectionOf(list: string): [ReadonlySet<string>, (selected: ReadonlySet<string>) => void] {
  const [held, setHeld] = useState({ list, selected: none });
  return [held.list === list ? held.selected : none, (selected) => setHeld({ list, selected })];
}
