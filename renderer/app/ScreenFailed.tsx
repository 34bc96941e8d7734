import { ErrorState } from '#ui/ErrorState.tsx';
import { NoPermission } from '#ui/NoPermission.tsx';
import { codeOf, refusalOf } from './client.ts';

/** What a screen shows instead of itself when what it needs was refused or broke. */
export function ScreenFailed({ error, reset }: { error: unknown; reset?: () => void }) {
  const refusal = refusalOf(error);
  if (codeOf(error) === 'FORBIDDEN') return <NoPermission why={refusal.message} />;
  return <ErrorState message={refusal.message} reference={refusal.reference} onRetry={reset} />;
}
