import { useState } from 'react';
import { client } from '#app/client.ts';
import { todayIn } from '#app/show/Day.tsx';
import type { DriftChoice } from '#contract/mikrotik.ts';
import { DateField } from '#ui/fields/DateField.tsx';
import { tellDone } from '#ui/toast.ts';
import { useUiSettings } from '#ui/ui-settings.ts';
import { attempt } from '../../core/show/attempt.ts';
import { ReasonDialog } from '../../core/show/ReasonDialog.tsx';
import { useRefresh } from '../../core/show/use-refresh.ts';
import { counted } from '../../core/show/words.ts';

const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Leaves differences as they are until a day, with the reason. */
export function IgnoreDrift({ choice, what, onClose }: { choice: DriftChoice; what: string; onClose: () => void }) {
  const refresh = useRefresh();
  const { zone } = useUiSettings();
  const today = todayIn(zone);
  const [until, setUntil] = useState<string | null>(later(today, 30));
  return (
    <ReasonDialog
      onClose={onClose}
      title={`Ignore ${what}?`}
      sentence="The router stays as it is, and so do the books. The service goes on to show that they differ, but nobody is asked to act. It comes back after that day, or as soon as the row changes again."
      example="The tower’s own queue, until the new radio is up"
      confirm="Ignore"
      onConfirm={async (reason) =>
        until === null
          ? { message: 'Until which day?' }
          : await attempt(
              () => client.mikrotik.drift.ignore({ choice, reason, until }),
              ({ rows }) => {
                refresh();
                tellDone(`${counted(rows, 'row')} ignored until ${until}.`);
              },
            )
      }
    >
      <DateField
        label="Until and with"
        value={until}
        onChange={setUntil}
        min={today}
        max={later(today, 365)}
        required
      />
    </ReasonDialog>
  );
}
