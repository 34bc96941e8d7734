import { useHotkeys } from '#ui/hotkeys.ts';

interface WalkKeysProps {
  ids: readonly string[];
  /** Whose detail is open. */
  open: string;
  onOpen: (id: string) => void;
}

/**
 * j and k go through the open details. Stands behind the table in the tree, so that it hears the strokes first, and leaves
 * them to the table too, whose mark moves along.
 */
export function WalkKeys({ ids, open, onOpen }: WalkKeysProps) {
  const walk = (by: 1 | -1) => () => {
    const next = ids[ids.indexOf(open) + by];
    if (next !== undefined) onOpen(next);
    return false;
  };
  useHotkeys([
    { keys: 'j', run: walk(1) },
    { keys: 'k', run: walk(-1) },
  ]);
  return null;
}
