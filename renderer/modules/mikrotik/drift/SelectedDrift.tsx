import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { DriftActName, DriftRow } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DiffSummary } from '#ui/DiffSummary.tsx';
import { DiffTable } from '#ui/DiffTable.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { onlyFor } from '../../core/show/refused.ts';
import { counted } from '../../core/show/words.ts';
import { ActOnDrift } from './ActOnDrift.tsx';
import { driftActWords } from './drift-acts.ts';
import { countKinds } from './drift-words.ts';
import { IgnoreDrift } from './IgnoreDrift.tsx';
import { previewGroups, writtenGroups } from './preview-groups.ts';

/** The selected rows as the diff that a push would write, and one decision for all. */
export function SelectedDrift({ rows }: { rows: readonly DriftRow[] }) {
  const may = useMay();
  const [asked, setAsked] = useState<DriftActName | 'ignore'>();
  const choice = { ids: rows.map(({ id }) => id) };
  const { data: preview } = useQuery(api.mikrotik.drift.preview.queryOptions({ input: { act: 'push', choice } }));
  const mayNot = may('network.write') ? undefined : onlyFor('network.write', 'decide on differences');
  const what = counted(rows.length, 'row');
  const button = (act: DriftActName, possible: readonly DriftRow[]) => (
    <ActButton
      tone={act === 'push' ? 'primary' : 'default'}
      refused={mayNot ?? (possible.length === 0 ? 'None of these rows takes this.' : undefined)}
      onClick={() => setAsked(act)}
    >
      {driftActWords[act].label}
    </ActButton>
  );
  const back = rows.filter(({ acts }) => acts.takeBack?.can === true);
  return (
    <article aria-label={`${what} together`}>
      <PageHeader
        title={`${what} together`}
        note={countKinds(rows)}
        primary={button(
          'push',
          rows.filter(({ acts }) => acts.push.can),
        )}
        secondary={
          <>
            <ActButton refused={mayNot} onClick={() => setAsked('ignore')}>
              Ignore…
            </ActButton>
            {button(
              'adopt',
              rows.filter(({ acts }) => acts.adopt.can),
            )}
            {back.length > 0 && button('take_back', back)}
          </>
        }
      />
      {preview === undefined ? (
        <DetailSkeleton />
      ) : (
        <>
          <DiffSummary sentence={`Pushed back: ${preview.sentence}`} groups={writtenGroups(preview)} />
          <DiffTable label="What a push would write" groups={previewGroups(preview)} />
        </>
      )}
      {asked === 'ignore' && <IgnoreDrift choice={choice} what={what} onClose={() => setAsked(undefined)} />}
      {asked !== undefined && asked !== 'ignore' && (
        <ActOnDrift act={asked} choice={choice} what={what} onClose={() => setAsked(undefined)} />
      )}
    </article>
  );
}
