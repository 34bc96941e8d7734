import { client } from '#app/client.ts';
import type { Sector } from '#contract/core.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { useRefresh } from '../show/use-refresh.ts';

export function ArchiveSector({ sector, onClose }: { sector: Sector; onClose: () => void }) {
  const refresh = useRefresh();
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={`Archive ${sector.name}?`}
      sentence="No service can be added to it any more. Its history stays."
      confirm="Archive"
      onConfirm={() =>
        attempt(
          () => client.core.sectors.archive({ id: sector.id }),
          () => {
            refresh();
            tellDone(`${sector.name} is archived.`);
          },
        )
      }
    />
  );
}
