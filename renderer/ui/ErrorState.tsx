import { RotateCw } from 'lucide-react';
import { ActButton } from './ActButton.tsx';
import { MeaningShape } from './MeaningShape.tsx';
import { Mono } from './Mono.tsx';
import styles from './StateMessage.module.css';

export interface ErrorStateProps {
  /** What happened, and what to do next. */
  message: string;
  reference?: string | undefined;
  onRetry?: (() => void) | undefined;
}

export function ErrorState({ message, reference, onRetry }: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <MeaningShape meaning="bad" size={18} />
      <p className={styles.sentence}>{message}</p>
      {reference && (
        <p className={styles.aside}>
          Reference <Mono value={reference} />
        </p>
      )}
      {onRetry && (
        <ActButton icon={RotateCw} onClick={onRetry}>
          Try again
        </ActButton>
      )}
    </div>
  );
}
