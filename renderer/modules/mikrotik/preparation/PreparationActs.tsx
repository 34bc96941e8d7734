import { RotateCw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#app/session.ts';
import type { PreparationOfRouter, PreparationRow } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { onlyFor } from '../../core/show/refused.ts';
import { ApprovePreparation } from './ApprovePreparation.tsx';
import { UndoPreparation } from './UndoPreparation.tsx';

interface PreparationActsProps {
  preparation: PreparationOfRouter;
  rows: readonly PreparationRow[];
  removesExtras: boolean;
  isLooking: boolean;
  onLook: () => void;
}

/** Look again, take the last one back, and the one act of the page. */
export function PreparationActs({ preparation, rows, removesExtras, isLooking, onLook }: PreparationActsProps) {
  const may = useMay();
  const [asked, setAsked] = useState<'approve' | 'undo'>();
  const { check, run, needsAnother, whyNotApprove } = preparation;
  const planHash = (removesExtras ? check?.planHashWithExtras : check?.planHash) ?? '';
  const isAskedFor = run?.state === 'planned' && run.planHash === planHash;
  const asksOnly = needsAnother && !isAskedFor;
  const refused = whyNotAct();
  const whyNotUndo = may('changes.approve')
    ? (run?.whyNotUndo ?? undefined)
    : onlyFor('changes.approve', 'undo a preparation');
  return (
    <>
      <ActButton
        icon={RotateCw}
        busy={isLooking}
        refused={may('network.write') ? undefined : onlyFor('network.write', 'read a router')}
        onClick={onLook}
      >
        Look again
      </ActButton>
      {run !== null && run.startedAt !== null && run.state !== 'undone' && (
        <ActButton icon={Undo2} refused={whyNotUndo} onClick={() => setAsked('undo')}>
          Undo…
        </ActButton>
      )}
      {rows.length > 0 && (
        <ActButton tone="primary" refused={refused} onClick={() => setAsked('approve')}>
          {asksOnly ? 'Ask for it…' : 'Approve and write…'}
        </ActButton>
      )}
      {asked === 'approve' && (
        <ApprovePreparation
          preparation={preparation}
          rows={rows}
          choice={{ planHash, removesExtras }}
          asksOnly={asksOnly}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'undo' && run !== null && (
        <UndoPreparation preparation={preparation} run={run} onClose={() => setAsked(undefined)} />
      )}
    </>
  );

  function whyNotAct(): string | undefined {
    if (asksOnly) {
      if (!may('network.write')) return onlyFor('network.write', 'ask for a preparation');
      return preparation.deviceStage === 'dry_run' ? (whyNotApprove ?? undefined) : undefined;
    }
    if (!may('changes.approve')) return onlyFor('changes.approve', 'approve a preparation');
    return whyNotApprove ?? undefined;
  }
}
