import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refusalOf } from '#app/client.ts';
import type { Takeover } from '#contract/mikrotik.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { TextField } from '#ui/fields/TextField.tsx';

/** Ends a takeover that nobody goes on with. */
export function EndTakeover({
  takeover,
  opened,
  onClose,
}: {
  takeover: Takeover;
  opened: boolean;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const end = async () => {
    try {
      await client.mikrotik.takeovers.abandon({ id: takeover.id, reason });
      await queries.invalidateQueries();
    } catch (error) {
      return refusalOf(error);
    }
    return undefined;
  };
  return (
    <ConfirmAct
      key={String(opened)}
      opened={opened}
      onClose={onClose}
      title={`End the takeover of ${takeover.deviceName}?`}
      sentence="What was taken over stays so. The rest stays on the router as it is, and what was decided about it is let go."
      confirm="End it"
      danger
      onConfirm={end}
    >
      <TextField label="Why" required value={reason} onChange={setReason} maxLength={500} />
    </ConfirmAct>
  );
}
