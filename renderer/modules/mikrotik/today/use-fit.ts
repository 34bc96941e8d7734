import { type RefObject, useLayoutEffect, useRef } from 'react';

const onADesk = 1;
const most = 3;
const steps = 7;

/** Makes the content as large as it can be without the frame having to scroll; not smaller than on a desk unless told so. */
export function useFit(least = onADesk): {
  frame: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
} {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const outer = frame.current;
    const inner = content.current;
    if (outer === null || inner === null) return;
    const fit = () => {
      let [fits, tooLarge] = [least, most];
      for (let step = 0; step < steps; step += 1) {
        const tried = (fits + tooLarge) / 2;
        inner.style.zoom = String(tried);
        if (outer.scrollHeight <= outer.clientHeight) fits = tried;
        else tooLarge = tried;
      }
      inner.style.zoom = String(fits);
    };
    // What arrives, leaves or turns with the screen changes how much room there is.
    const observer = new ResizeObserver(fit);
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [least]);
  return { frame, content };
}
