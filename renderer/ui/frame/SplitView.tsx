import { X } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useHotkeys } from '../hotkeys.ts';
import { IconButton } from '../IconButton.tsx';
import { useRemembered } from '../remembered.ts';
import styles from './SplitView.module.css';

export interface SplitViewProps {
  /** Remembers the width under this name. */
  id: string;
  list: ReactNode;
  /** Nothing: the list has the whole place. */
  detail?: ReactNode;
  detailLabel: string;
  onCloseDetail: () => void;
  /** First share of the detail, 0 to 1. */
  initialShare?: number;
}

const least = 0.25;
const most = 0.75;
const step = 0.04;
const readShare = (kept: unknown) => (typeof kept === 'number' && kept >= least && kept <= most ? kept : undefined);

/** List and detail side by side. The list stays as it is; Esc closes the detail and goes back to it. */
export function SplitView({ id, list, detail, detailLabel, onCloseDetail, initialShare = 0.5 }: SplitViewProps) {
  const [share, setShare] = useRemembered(`split.${id}`, readShare, initialShare);
  const view = useRef<HTMLDivElement>(null);
  const open = detail !== undefined && detail !== null && detail !== false;
  useHotkeys([{ keys: 'esc', label: 'Close the detail', group: 'List', run: onCloseDetail }], open);

  const set = (wanted: number) => setShare(Math.min(most, Math.max(least, wanted)));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !view.current) return;
    const box = view.current.getBoundingClientRect();
    const fromStart = (event.clientX - box.left) / box.width;
    set(getComputedStyle(view.current).direction === 'rtl' ? fromStart : 1 - fromStart);
  };
  const nudge = (event: KeyboardEvent) => {
    const wider = { ArrowLeft: step, ArrowRight: -step, Home: 1, End: -1 }[event.key];
    if (wider === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(share + wider);
  };

  return (
    <div className={styles.view} ref={view}>
      <div className={styles.list}>{list}</div>
      {open && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: an <hr> is no handle; ARIA's window splitter is a focusable separator. */}
          <div
            className={styles.splitter}
            role="separator"
            aria-orientation="vertical"
            aria-label={`Width of ${detailLabel}`}
            aria-valuemin={least * 100}
            aria-valuemax={most * 100}
            aria-valuenow={Math.round(share * 100)}
            tabIndex={0}
            onKeyDown={nudge}
            onDoubleClick={() => set(initialShare)}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
          />
          <aside className={styles.detail} style={{ inlineSize: `${share * 100}%` }} aria-label={detailLabel}>
            <div className={styles.close}>
              <IconButton icon={X} label="Close (Esc)" onClick={onCloseDetail} />
            </div>
            {detail}
          </aside>
        </>
      )}
    </div>
  );
}
