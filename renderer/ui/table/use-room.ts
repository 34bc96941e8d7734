import { type RefObject, useLayoutEffect, useState } from 'react';

/** How wide a list is while it stands beside an open detail; undefined while it has the place for itself. */
export function useRoom(list: RefObject<HTMLElement | null>, isBeside: boolean): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = list.current;
    if (!isBeside || element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      setWidth(undefined);
    };
  }, [list, isBeside]);
  return width;
}
