import { useState } from 'react';

interface HeldBack<Row> {
  readonly rows: readonly Row[];
  readonly fresh: { readonly count: number; readonly onShow: () => void };
}

/**
 * Keeps rows that arrive on top out of sight until they are asked for, so that nothing moves under a hand that is about to
 * click. `list` names what is listed: another filter begins anew.
 */
export function useHeldBack<Row extends { readonly id: string }>(rows: readonly Row[], list: string): HeldBack<Row> {
  const [held, setHeld] = useState<{ list: string; topId: string | undefined }>({ list, topId: undefined });
  const topId = rows[0]?.id;
  const at = held.list === list ? rows.findIndex(({ id }) => id === held.topId) : -1;
  // The row that stood on top is gone, or the list is another: what there is now is what is shown.
  if (at < 0 && (held.topId !== topId || held.list !== list)) setHeld({ list, topId });
  return {
    rows: at > 0 ? rows.slice(at) : rows,
    fresh: { count: Math.max(0, at), onShow: () => setHeld({ list, topId }) },
  };
}
