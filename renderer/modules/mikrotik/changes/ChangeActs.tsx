import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { api, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Change } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { whyNotRetry, whyNotUndo } from './change-acts.ts';
import { DecideActs } from './DecideActs.tsx';
import { UndoChange } from './UndoChange.tsx';

/** What can be done with one change now: decide on it, try it again, or take it back. */
export function ChangeActs({ change }: { change: Change }) {
  switch (change.state) {
    case 'planned':
      return <DecideActs changes={[change]} />;
    case 'failed':
      return (
        <>
          {change.canUndo && <UndoAct change={change} />}
          <RetryAct change={change} />
        </>
      );
    case 'approved':
    case 'applying':
    case 'verified':
      return <UndoAct change={change} />;
    case 'queued':
    case 'superseded':
    case 'rejected':
      return null;
  }
}

function UndoAct({ change }: { change: Change }) {
  const may = useMay();
  const [asked, setAsked] = useState(false);
  const refused = whyNotUndo(change, may);
  useHotkeys(
    [{ keys: 'u', label: 'Undo this change', group: 'Change', run: () => setAsked(true) }],
    refused === undefined,
  );
  return (
    <>
      <ActButton icon={Undo2} keys="u" refused={refused} onClick={() => setAsked(true)}>
        Undo…
      </ActButton>
      {asked && <UndoChange change={change} onClose={() => setAsked(false)} />}
    </>
  );
}

function RetryAct({ change }: { change: Change }) {
  const may = useMay();
  const queries = useQueryClient();
  const retry = useMutation(
    api.mikrotik.changes.retry.mutationOptions({
      onSuccess: async () => {
        tellDone(`${change.deviceName} is tried again now.`);
        await queries.invalidateQueries({ queryKey: api.mikrotik.key() });
      },
      onError: (error) => {
        const { message, reference } = refusalOf(error);
        tellProblem(message, reference === undefined ? {} : { reference });
      },
    }),
  );
  return (
    <ActButton
      tone="primary"
      icon={RotateCw}
      busy={retry.isPending}
      refused={whyNotRetry(change, may)}
      onClick={() => retry.mutate({ id: change.id })}
    >
      Try again
    </ActButton>
  );
}
