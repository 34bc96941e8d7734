import { Lock } from 'lucide-react';
import styles from './StateMessage.module.css';

export interface NoPermissionProps {
  /** What is refused: "Router passwords are kept from billing." */
  why: string;
  /** Who could do it: "Amaka Obi or anyone in NOC". */
  who?: string | undefined;
}

export function NoPermission({ why, who }: NoPermissionProps) {
  return (
    <div className={styles.state} role="note">
      <Lock size={18} aria-hidden="true" />
      <p className={styles.sentence}>{why}</p>
      {who && <p className={styles.aside}>Ask {who}.</p>}
    </div>
  );
}
