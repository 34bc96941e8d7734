import { Modal, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { ActButton } from './ActButton.tsx';
import { Callout } from './Callout.tsx';
import styles from './ConfirmAct.module.css';
import { Mono } from './Mono.tsx';
import type { Refusal } from './refusal.ts';

export interface ConfirmActProps {
  opened: boolean;
  onClose: () => void;
  /** The act as a question: "Suspend 12 customers?" */
  title: string;
  /** What follows from it, in one or two sentences. */
  sentence?: ReactNode;
  /** What will happen, row by row. */
  rows?: readonly { key: string; what: ReactNode; how?: ReactNode; amount?: ReactNode }[];
  /** And in sum. */
  sums?: readonly { label: string; value: ReactNode }[];
  /** The way back, in words: "You can undo this for 30 days." */
  wayBack?: string;
  /** A word to type before a dangerous act. */
  typed?: string;
  danger?: boolean;
  /** The act as a verb: "Suspend 12". */
  confirm: string;
  /** Answers a refusal, which is shown here; or nothing, and the dialog closes. */
  onConfirm: () => Promise<Refusal | undefined>;
  children?: ReactNode;
}

/** Says beforehand what will happen, in rows and sums. Ctrl-Enter does it, Esc does not. */
export function ConfirmAct(props: ConfirmActProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={560}>
      <ConfirmBody {...props} />
    </Modal>
  );
}

function ConfirmBody({
  onClose,
  sentence,
  rows = [],
  sums = [],
  wayBack,
  typed,
  danger = false,
  confirm,
  onConfirm,
  children,
}: ConfirmActProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const unlocked = typed === undefined || text.trim() === typed;

  const act = async () => {
    if (!unlocked || busy) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      const answer = await onConfirm();
      if (answer) setRefusal(answer);
      else onClose();
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void act();
  };

  return (
    <form className={styles.body} onSubmit={submit} onKeyDown={keys}>
      {sentence && <p>{sentence}</p>}
      {children}
      {rows.length > 0 && (
        <div className={styles.rows}>
          <table className={styles.table}>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.what}</th>
                  <td>{row.how}</td>
                  <td className={styles.amount}>{row.amount}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sums.length > 0 && (
        <dl className={styles.sums}>
          {sums.map((sum) => (
            <div key={sum.label}>
              <dt>{sum.label}</dt>
              <dd>{sum.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {typed !== undefined && (
        <TextInput
          label={
            <>
              Type <Mono value={typed} copy={false} /> to go on
            </>
          }
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
          spellCheck={false}
        />
      )}
      {refusal && (
        <Callout meaning="bad" title={refusal.message}>
          {refusal.reference && (
            <>
              Reference <Mono value={refusal.reference} />
            </>
          )}
        </Callout>
      )}
      <footer className={styles.foot}>
        {wayBack && <span className={styles.wayBack}>{wayBack}</span>}
        <ActButton onClick={onClose}>Cancel</ActButton>
        <ActButton
          type="submit"
          tone={danger ? 'danger' : 'primary'}
          busy={busy}
          keys="mod+enter"
          refused={unlocked ? undefined : `Type ${typed} first`}
          autoFocus={typed === undefined && !danger}
        >
          {confirm}
        </ActButton>
      </footer>
    </form>
  );
}
