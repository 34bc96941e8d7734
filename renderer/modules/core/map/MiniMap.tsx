import { lazy, Suspense, useMemo } from 'react';
import styles from './MiniMap.module.css';
import type { Place } from './place.ts';

const View = lazy(async () => ({ default: (await import('./PlaneMapView.tsx')).PlaneMapView }));

interface MiniMapProps {
  places: readonly Place[];
  label: string;
}

/** A few places, as small as a side column. The map itself comes when it is needed. */
export function MiniMap({ places, label }: MiniMapProps) {
  const text = JSON.stringify(places);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same places come in a new array at every drawing.
  const stable = useMemo(() => places, [text]);
  return (
    <div className={styles.mini}>
      <Suspense fallback={null}>
        <View places={stable} label={label} />
      </Suspense>
    </div>
  );
}
