import { Check, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#app/session.ts';
import type { ChangeBatch } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { onlyFor } from '../../core/show/refused.ts';
import { ApproveBatch } from './ApproveBatch.tsx';
import { RejectBatch } from './RejectBatch.tsx';
import { UndoBatch } from './UndoBatch.tsx';

type Act = 'approve' | 'reject' | 'undo';

/** One decision for all of it: a, r and u. What is not possible now is not offered. */
export function BatchActs({ batch }: { batch: ChangeBatch }) {
  const may = useMay();
  const [asked, setAsked] = useState<Act>();
  const mayDecide = may('changes.approve');
  const refused = mayDecide ? undefined : onlyFor('changes.approve', 'decide on changes');
  const isAsking = batch.rejectable > 0 || batch.approvable > 0;
  const whyNotApprove = refused ?? (batch.approvable === 0 ? (batch.whyNotApprove ?? undefined) : undefined);
  const ask = (act: Act, isPossible: boolean) => () => (mayDecide && isPossible ? setAsked(act) : false);
  useHotkeys([
    { keys: 'a', label: 'Approve all of the batch', group: 'Batch', run: ask('approve', batch.approvable > 0) },
    { keys: 'r', label: 'Reject all of the batch', group: 'Batch', run: ask('reject', batch.rejectable > 0) },
    { keys: 'u', label: 'Undo the batch', group: 'Batch', run: ask('undo', batch.undoable > 0) },
  ]);
  const close = () => setAsked(undefined);
  return (
    <>
      {batch.undoable > 0 && (
        <ActButton icon={Undo2} keys="u" refused={refused} onClick={() => setAsked('undo')}>
          {`Undo ${batch.undoable.toLocaleString('en-GB')}…`}
        </ActButton>
      )}
      {batch.rejectable > 0 && (
        <ActButton icon={X} keys="r" refused={refused} onClick={() => setAsked('reject')}>
          {`Reject ${batch.rejectable.toLocaleString('en-GB')}…`}
        </ActButton>
      )}
      {isAsking && (batch.asking.length > 0 || batch.approvable > 0) && (
        <ActButton tone="primary" icon={Check} keys="a" refused={whyNotApprove} onClick={() => setAsked('approve')}>
          {batch.approvable > 0 ? `Approve ${batch.approvable.toLocaleString('en-GB')}…` : 'Approve…'}
        </ActButton>
      )}
      {asked === 'approve' && <ApproveBatch batch={batch} onClose={close} />}
      {asked === 'reject' && <RejectBatch batch={batch} onClose={close} />}
      {asked === 'undo' && <UndoBatch batch={batch} onClose={close} />}
    </>
  );
}
