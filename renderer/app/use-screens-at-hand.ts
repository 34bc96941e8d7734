import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const restMs = 300;

/** Fetches the code of every screen while nobody is waiting for anything, so that the first visit is as quick as the next. */
export function useScreensAtHand(): void {
  const router = useRouter();
  useEffect(() => {
    let left = false;
    const fetchAll = async (): Promise<void> => {
      for (const route of Object.values(router.routesById)) {
        if (left) return;
        // A screen that does not come now is asked for again when it is visited, and says then what is wrong.
        await Promise.resolve(router.loadRouteChunk(route)).catch(() => undefined);
      }
    };
    const timer = setTimeout(() => requestIdleCallback(() => void fetchAll()), restMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [router]);
}
