import type { ListView } from '#ui/saved-views.ts';
import { type ListAddress, viewOf } from './list-address.ts';

/** For a list's route: its rows are asked for at once, not when its screen's code has come and is drawn. */
export const askAhead = (ask: (view: ListView) => Promise<void>) => ({
  loaderDeps: ({ search: { open: _open, look: _look, ...list } }: { search: ListAddress }): ListAddress => list,
  loader: ({ deps }: { deps: ListAddress }): void => void ask(viewOf(deps)),
});
