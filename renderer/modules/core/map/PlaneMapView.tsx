import 'leaflet/dist/leaflet.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { counted } from '../show/words.ts';
import type { Spot } from './clusters.ts';
import styles from './PlaneMapView.module.css';
import { type Place, placeInWords } from './place.ts';
import { PlaneMap } from './plane-map.ts';

export interface PlaneMapViewProps {
  /** Keep it stable: a memo. */
  places: readonly Place[];
  label: string;
  onOpen?: (place: Place) => void;
  /** Where someone last looked; without it everything is brought into sight. */
  lookAt?: { readonly lat: number; readonly lng: number; readonly zoom: number } | undefined;
  onLooked?: (at: { readonly lat: number; readonly lng: number; readonly zoom: number }) => void;
}

/** The map: a grid of the world, and on it what is known to stand somewhere. */
export function PlaneMapView({ places, label, onOpen, lookAt, onLooked }: PlaneMapViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<PlaneMap>(undefined);
  const fitted = useRef(false);
  const [over, setOver] = useState<{ spot: Spot; x: number; y: number }>();
  const scheme = useComputedColorScheme();
  const latest = useRef({ onOpen, onLooked });
  useEffect(() => {
    latest.current = { onOpen, onLooked };
  });

  useEffect(() => {
    if (box.current === null) return;
    const plane = new PlaneMap(box.current, {
      onOpen: (place) => latest.current.onOpen?.(place),
      onPoint: (spot, { x, y }) => setOver(spot && { spot, x, y }),
      onMoved: ({ lat, lng }, zoom) => fitted.current && latest.current.onLooked?.({ lat, lng, zoom }),
    });
    map.current = plane;
    const watcher = new ResizeObserver(() => plane.resized());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      plane.remove();
      map.current = undefined;
      fitted.current = false;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: where one looked counts only once, at the beginning.
  useEffect(() => {
    const plane = map.current;
    if (plane === undefined) return;
    plane.show(places);
    if (fitted.current || places.length === 0) return;
    if (lookAt === undefined) plane.fit(places);
    else plane.look(lookAt, lookAt.zoom);
    fitted.current = true;
  }, [places]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page when they change.
  useEffect(() => map.current?.draw(), [scheme]);

  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.box}
        role="application"
        aria-label={label}
        data-pointing={over !== undefined || undefined}
      />
      {over && (
        <div
          className={styles.tip}
          style={{ insetInlineStart: over.x + 12, insetBlockStart: over.y + 12 }}
          role="tooltip"
        >
          {over.spot.kind === 'place'
            ? placeInWords(over.spot.place)
            : `${counted(over.spot.count, 'service')}; click to come nearer`}
        </div>
      )}
    </div>
  );
}
