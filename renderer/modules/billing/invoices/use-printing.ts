import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being laid out for paper: then a screen can stand there as the paper wants it. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser lays out right after telling, so the change must be on the page before the listener returns.
    const set = (printing: boolean) => flushSync(() => setPrinting(printing));
    const media = window.matchMedia('print');
    const follow = () => set(media.matches);
    const before = () => set(true);
    const after = () => set(false);
    media.addEventListener('change', follow);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      media.removeEventListener('change', follow);
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}

/** The system's print dialog: the desktop's own, or the browser's. */
export async function printPage(): Promise<void> {
  if (window.lastmileShell === undefined) window.print();
  else await window.lastmileShell.print();
}
