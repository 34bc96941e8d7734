import { Check, Copy } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { copyText } from './copy-text.ts';
import styles from './Mono.module.css';

export interface MonoProps {
  value: string;
  /** What is copied when it is not what is shown. */
  copies?: string;
  /** False shows it only, where the row around it already has a click. */
  copy?: boolean;
}

const copiedMs = 1_200;

/** A MAC, address, serial or voucher: a face in which 0 is not O; a click copies it. */
export function Mono({ value, copies = value, copy = true }: MonoProps) {
  const [copied, setCopied] = useState(false);
  if (!copy) return <span className="mono">{value}</span>;
  const take = async (event: MouseEvent) => {
    event.stopPropagation();
    if (!(await copyText(copies))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), copiedMs);
  };
  return (
    <button type="button" className={styles.mono} onClick={take} title={`Copy ${copies}`} aria-label={`Copy ${copies}`}>
      <span className={styles.value}>{value}</span>
      <span className={styles.icon} data-copied={copied || undefined} aria-hidden="true">
        {copied ? <Check size={12} /> : <Copy size={12} />}
      </span>
    </button>
  );
}
