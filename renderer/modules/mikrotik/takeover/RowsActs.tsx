import type { TakeoverRow } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { usePlans } from '../../core/list/choices.ts';
import { useDecide } from './use-decide.ts';

interface RowsActsProps {
  id: string;
  rows: readonly TakeoverRow[];
  onDone: () => void;
}

/** One decision for all that are selected. */
export function RowsActs({ id, rows, onDone }: RowsActsProps) {
  const { busy, decide } = useDecide(id);
  const plans = usePlans();
  const rowIds = rows.map((row) => row.id);
  const say = (said: Parameters<typeof decide>[1]) => void decide(rowIds, said).then(onDone);
  const noMatch = rows.every(({ matches }) => matches.length === 0)
    ? 'None of them is like a customer of the books'
    : undefined;
  return (
    <>
      <ActButton busy={busy} refused={noMatch} onClick={() => say({ decision: 'existing' })}>
        Take the best match
      </ActButton>
      <ActButton onClick={() => say({ decision: 'new' })}>As new customers</ActButton>
      <ActButton onClick={() => say({ decision: 'skip' })}>Skip</ActButton>
      <SelectField
        label=""
        placeholder="Put on a plan"
        value={null}
        onChange={(planId) => planId !== null && say({ planId })}
        choices={plans.map(({ id: value, name }) => ({ value, label: name }))}
      />
      {rows.some(({ cutOff }) => cutOff !== null) && (
        <ActButton tone="quiet" onClick={() => say({ adoptAs: 'suspended' })}>
          As suspended
        </ActButton>
      )}
    </>
  );
}
