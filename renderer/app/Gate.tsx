import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { ErrorState } from '#ui/ErrorState.tsx';
import { UiProvider } from '#ui/UiProvider.tsx';
import { BackOfficeBanner } from './BackOfficeBanner.tsx';
import { refusalOf } from './client.ts';
import { FirstStart } from './FirstStart.tsx';
import { router } from './router.tsx';
import { SignIn } from './SignIn.tsx';
import { sessionQuery } from './session.ts';
import { Threshold } from './Threshold.tsx';

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What stands between opening the console and working with it: an empty store, or nobody signed in. */
export function Gate() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const around = (inside: ReactNode, zone = browserZone) => (
    <UiProvider zone={zone}>
      {inside}
      <BackOfficeBanner />
    </UiProvider>
  );
  if (error !== null && session === undefined) {
    return around(
      <Threshold>
        <ErrorState message={refusalOf(error).message} onRetry={() => void refetch()} />
      </Threshold>,
    );
  }
  if (session === undefined) return around(null);
  if (session.company === null) return around(<FirstStart canExploreDemo={session.canExploreDemo} />);
  if (session.me === null) return around(<SignIn company={session.company.name} isDemo={session.store === 'demo'} />);
  return around(
    <Suspense fallback={null}>
      <RouterProvider router={router} />
    </Suspense>,
    session.company.timeZone,
  );
}
