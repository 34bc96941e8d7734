import { useNow } from '#ui/now.ts';
import { StatusPill } from '#ui/StatusPill.tsx';
import type { ApiToken } from './staff.ts';

export function TokenPill({ token, look = 'plain' }: { token: ApiToken; look?: 'plain' | 'soft' }) {
  const now = useNow();
  if (token.revokedAt !== null) return <StatusPill meaning="off" word="Ended" look={look} />;
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= now)
    return <StatusPill meaning="off" word="Expired" look={look} />;
  return <StatusPill meaning="good" word="Works" look={look} quiet={look === 'plain'} />;
}
