import { useBlocker } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';

/**
 * Asks before a form with changes is left. `onDirty` goes to the form; `release` is called when it was saved, before one
 * goes on; `guard` stands anywhere on the screen.
 */
export function useLeaveGuard() {
  const [dirty, setDirty] = useState(false);
  const released = useRef(false);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty && !released.current,
    enableBeforeUnload: false,
    withResolver: true,
  });
  const release = useCallback(() => {
    released.current = true;
  }, []);
  const guard = (
    <ConfirmAct
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title="Leave without saving?"
      sentence="What you typed stays on this desk as a draft and is there when you come back."
      confirm="Leave"
      onConfirm={async () => {
        proceed?.();
        return undefined;
      }}
    />
  );
  return { onDirty: setDirty, release, guard };
}
