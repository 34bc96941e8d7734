import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#app/session.ts';
import type { Change } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { ApproveChanges } from './ApproveChanges.tsx';
import { whyNotApprove, whyNotReject } from './change-acts.ts';
import { RejectChanges } from './RejectChanges.tsx';

/** Approve and reject, for one planned change or many: a and r. Of many, those that cannot be decided are left out. */
export function DecideActs({ changes }: { changes: readonly Change[] }) {
  const may = useMay();
  const [asked, setAsked] = useState<'approve' | 'reject'>();
  const approvable = changes.filter((change) => whyNotApprove(change, may) === undefined);
  const rejectable = changes.filter((change) => whyNotReject(change, may) === undefined);
  const [first] = changes;
  const whyNot = (possible: readonly Change[], why: typeof whyNotReject | typeof whyNotApprove) =>
    possible.length > 0 || first === undefined ? undefined : why(first, may);
  const isMany = changes.length > 1;
  useHotkeys([
    {
      keys: 'a',
      label: isMany ? 'Approve those selected' : 'Approve this change',
      group: 'Change',
      run: () => (approvable.length > 0 ? setAsked('approve') : false),
    },
    {
      keys: 'r',
      label: isMany ? 'Reject those selected' : 'Reject this change',
      group: 'Change',
      run: () => (rejectable.length > 0 ? setAsked('reject') : false),
    },
  ]);
  const close = () => setAsked(undefined);
  return (
    <>
      <ActButton icon={X} keys="r" refused={whyNot(rejectable, whyNotReject)} onClick={() => setAsked('reject')}>
        {isMany ? `Reject ${rejectable.length}…` : 'Reject…'}
      </ActButton>
      <ActButton
        tone="primary"
        icon={Check}
        keys="a"
        refused={whyNot(approvable, whyNotApprove)}
        onClick={() => setAsked('approve')}
      >
        {isMany ? `Approve ${approvable.length}…` : 'Approve…'}
      </ActButton>
      {asked === 'approve' && <ApproveChanges changes={approvable} onClose={close} />}
      {asked === 'reject' && <RejectChanges changes={rejectable} onClose={close} />}
    </>
  );
}
