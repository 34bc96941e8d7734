import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ConfirmAct, type ConfirmActProps } from '#ui/ConfirmAct.tsx';
import type { Refusal } from '#ui/refusal.ts';

interface ReasonDialogProps extends Omit<ConfirmActProps, 'onConfirm' | 'children' | 'opened'> {
  /** An example, grey in the empty field. */
  example: string;
  onConfirm: (reason: string) => Promise<Refusal | undefined>;
  children?: ReactNode;
}

const least = 3;

/** An act that asks why; the answer stays in the history. It is open as long as it is on the screen. */
export function ReasonDialog({ example, onConfirm, children, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const confirm = async (): Promise<Refusal | undefined> =>
    reason.trim().length < least
      ? { message: 'Say why, in a few words: it stays in the history.' }
      : await onConfirm(reason.trim());
  return (
    <ConfirmAct {...dialog} opened onConfirm={confirm}>
      {children}
      <TextInput
        label="Why"
        placeholder={example}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
        withAsterisk
        aria-required
        data-autofocus
      />
    </ConfirmAct>
  );
}
