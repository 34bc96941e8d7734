import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import { tellProblem } from '#ui/toast.ts';
import styles from './Alerts.module.css';

interface AcknowledgeActProps {
  ids: readonly string[];
  acknowledgedBy?: string | null;
  label?: string;
}

/** Says that somebody looks after it; whoever may not only sees who does. */
export function AcknowledgeAct({ ids, acknowledgedBy = null, label = 'Acknowledge' }: AcknowledgeActProps) {
  const may = useMay();
  const queries = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => client.mikrotik.alerts.acknowledge({ ids: [...ids].slice(0, 200) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.mikrotik.alerts.key() }),
    onError: (error) => tellProblem(refusalOf(error).message),
  });
  if (acknowledgedBy !== null) return <span className={styles.who}>{acknowledgedBy} looks after it</span>;
  if (!may('network.write') || ids.length === 0) return null;
  return (
    <button type="button" className={styles.act} disabled={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
      {label}
    </button>
  );
}
