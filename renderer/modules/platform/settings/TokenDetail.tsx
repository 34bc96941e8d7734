import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { Section } from '#ui/Section.tsx';
import { tellDone } from '#ui/toast.ts';
import { roleWords } from './role-words.ts';
import type { ApiToken } from './staff.ts';
import { TokenPill } from './TokenPill.tsx';

const when = (instant: string | null, otherwise: string) =>
  instant === null ? otherwise : <RelativeTime at={instant} />;

export function TokenDetail({ token }: { token: ApiToken }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = async () => {
    try {
      await client.platform.tokens.revoke({ id: token.id });
    } catch (error) {
      return refusalOf(error);
    }
    await queries.invalidateQueries({ queryKey: api.platform.tokens.key() });
    tellDone(`The token “${token.name}” does not work any more.`);
    return undefined;
  };
  return (
    <>
      <PageHeader
        title={token.name}
        state={<TokenPill token={token} look="soft" />}
        secondary={
          token.revokedAt === null && (
            <ActButton tone="danger" onClick={() => setAsking(true)}>
              End the token…
            </ActButton>
          )
        }
      />
      <Section title="Token">
        <KeyValue
          items={[
            { label: 'Role', value: `${roleWords[token.role].word}: ${roleWords[token.role].may}` },
            { label: 'Made', value: when(token.createdAt, '') },
            { label: 'Expires', value: when(token.expiresAt, 'never') },
            { label: 'Last used', value: when(token.lastUsedAt, 'never') },
            { label: 'Ended', value: when(token.revokedAt, '') },
          ]}
        />
      </Section>
      <ConfirmAct
        opened={asking}
        onClose={() => setAsking(false)}
        title={`End the token “${token.name}”?`}
        sentence="The program that uses it is refused from its next request on. This cannot be taken back; a new token can be made."
        danger
        confirm="End the token"
        onConfirm={revoke}
      />
    </>
  );
}
