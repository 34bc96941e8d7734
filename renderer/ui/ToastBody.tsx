import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHotkeys } from './hotkeys.ts';
import { MeaningShape } from './MeaningShape.tsx';
import { Mono } from './Mono.tsx';
import styles from './ToastBody.module.css';

interface ToastBodyProps {
  meaning: 'good' | 'bad';
  message: ReactNode;
  undo?: (() => void) | undefined;
  reference?: string | undefined;
  close: () => void;
}

export function ToastBody({ meaning, message, undo, reference, close }: ToastBodyProps) {
  const takeBack = () => {
    close();
    undo?.();
  };
  useHotkeys([{ keys: 'mod+z', label: 'Undo the last act', group: 'Everywhere', run: takeBack }], undo !== undefined);
  return (
    <div className={styles.toast}>
      <MeaningShape meaning={meaning} size={14} />
      <div className={styles.message}>
        {message}
        {reference && (
          <div className={styles.reference}>
            Reference <Mono value={reference} />
          </div>
        )}
      </div>
      {undo && (
        <button type="button" className={styles.undo} onClick={takeBack}>
          Undo
        </button>
      )}
      <button type="button" className={styles.close} aria-label="Close" onClick={close}>
        <X size={14} />
      </button>
    </div>
  );
}
