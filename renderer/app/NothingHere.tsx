import { EmptyState } from '#ui/EmptyState.tsx';

export function NothingHere() {
  return <EmptyState sentence="There is no such page. It may have been renamed; look for it with Ctrl-K." />;
}
