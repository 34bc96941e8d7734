import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { api } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { DataTable } from '#ui/DataTable.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { NewToken } from './NewToken.tsx';
import type { ApiToken } from './staff.ts';
import { statusOfQuery } from './status-of-query.ts';
import { TokenDetail } from './TokenDetail.tsx';
import { tokenColumns } from './token-columns.tsx';

const route = getRouteApi('/settings/$section');
const noun = { one: 'token', many: 'tokens' };
const rowKey = (row: ApiToken) => row.id;
const rowLabel = (row: ApiToken) => row.name;

/** Programs that may use the API, each with a role of its own. */
export function TokensSection() {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.platform.tokens.list.queryOptions());
  const show = (id: string | undefined) =>
    void navigate({ search: id === undefined ? {} : { open: id }, replace: true });
  const token = query.data?.find(({ id }) => id === open);
  return (
    <>
      <PageHeader
        title="API tokens"
        note="For programs: each has a role, as a person has"
        primary={
          <ActButton tone="primary" icon={KeyRound} onClick={() => show('new')}>
            Make a token
          </ActButton>
        }
      />
      <SplitView
        id="settings.tokens"
        detailLabel="Token"
        initialShare={0.44}
        onCloseDetail={() => show(undefined)}
        detail={open === 'new' ? <NewToken /> : token && <TokenDetail key={token.id} token={token} />}
        list={
          <DataTable
            id="tokens"
            label="API tokens"
            noun={noun}
            keyboard="page"
            columns={tokenColumns}
            rows={query.data ?? []}
            rowKey={rowKey}
            rowLabel={rowLabel}
            status={statusOfQuery(query)}
            onOpen={({ id }) => show(id)}
            empty={{
              sentence: 'A program that uses the API signs in with a token of its own.',
              action: <ActButton onClick={() => show('new')}>Make the first token</ActButton>,
            }}
            {...(token === undefined ? {} : { openKey: token.id })}
          />
        }
      />
    </>
  );
}
