import { createRootRoute } from '@tanstack/react-router';
import { NothingHere } from './NothingHere.tsx';
import { ScreenFailed } from './ScreenFailed.tsx';
import { Shell } from './Shell.tsx';

/** Every screen hangs below this one; modules add theirs in their `routes.tsx`. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NothingHere,
  errorComponent: ScreenFailed,
});
