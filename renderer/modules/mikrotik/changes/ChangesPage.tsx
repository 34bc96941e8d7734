import { useState } from 'react';
import { useListPlace } from '#app/list/use-list-place.ts';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { ChangeDetail } from './ChangeDetail.tsx';
import { ChangeList } from './ChangeList.tsx';
import { SelectedChanges } from './SelectedChanges.tsx';

const none: ReadonlySet<string> = new Set();

/** As many as the back office answers at once. */
const mostTogether = 500;

/** What routers are to be told, and were told: the list, and beside it one change or those selected as one diff. */
export function ChangesPage() {
  const place = useListPlace();
  const { open, view } = place;
  const [selected, setSelected] = useSelectionOf(JSON.stringify(view));
  return (
    <SplitView
      id="changes"
      initialShare={0.64}
      detailLabel={selected.size > 0 ? 'Selected changes' : 'Change'}
      onCloseDetail={() => (selected.size > 0 ? setSelected(none) : place.close())}
      detail={
        selected.size > 0 ? (
          <SelectedChanges ids={[...selected].slice(0, mostTogether)} />
        ) : (
          open !== undefined && <ChangeDetail key={open} id={open} />
        )
      }
      list={<ChangeList place={place} selected={selected} onSelected={setSelected} />}
    />
  );
}

/** What is selected belongs to what is listed: nobody decides on rows that another filter has taken out of sight. */
function useSelectionOf(list: string): [ReadonlySet<string>, (selected: ReadonlySet<string>) => void] {
  const [held, setHeld] = useState({ list, selected: none });
  return [held.list === list ? held.selected : none, (selected) => setHeld({ list, selected })];
}
