import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { api } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { type Column, DataTable } from '#ui/DataTable.tsx';
import { SplitView } from '#ui/frame/SplitView.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { NewPerson } from './NewPerson.tsx';
import { PersonDetail } from './PersonDetail.tsx';
import { roleWords } from './role-words.ts';
import type { Person } from './staff.ts';
import { statusOfQuery } from './status-of-query.ts';

const route = getRouteApi('/settings/$section');
const noun = { one: 'person', many: 'people' };
const rowKey = (row: Person) => row.id;
const rowLabel = (row: Person) => row.name;
const columns: readonly Column<Person>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, grow: true, width: 160, fixed: true },
  { id: 'email', header: 'E-mail', cell: (row) => row.email, width: 200, quiet: true },
  { id: 'role', header: 'Role', cell: (row) => roleWords[row.role].word, width: 100 },
  {
    id: 'access',
    header: 'Access',
    cell: (row) =>
      row.archivedAt === null ? (
        <StatusPill meaning="good" word="May sign in" quiet />
      ) : (
        <StatusPill meaning="off" word="Ended" />
      ),
    width: 116,
  },
  {
    id: 'seen',
    header: 'Last seen',
    cell: (row) => (row.lastSeenAt === null ? 'never' : <RelativeTime at={row.lastSeenAt} />),
    width: 108,
    quiet: true,
  },
];

/** Who may sign in, and as what. */
export function StaffSection() {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.platform.staff.list.queryOptions());
  const show = (id: string | undefined) =>
    void navigate({ search: id === undefined ? {} : { open: id }, replace: true });
  const person = query.data?.find(({ id }) => id === open);
  return (
    <>
      <PageHeader
        title="Staff"
        note="Everyone who may sign in; a role decides what they see and do"
        primary={
          <ActButton tone="primary" icon={UserPlus} onClick={() => show('new')}>
            Add a person
          </ActButton>
        }
      />
      <SplitView
        id="settings.staff"
        detailLabel="Person"
        initialShare={0.44}
        onCloseDetail={() => show(undefined)}
        detail={
          open === 'new' ? <NewPerson onDone={show} /> : person && <PersonDetail key={person.id} person={person} />
        }
        list={
          <DataTable
            id="staff"
            label="Staff"
            noun={noun}
            keyboard="page"
            columns={columns}
            rows={query.data ?? []}
            rowKey={rowKey}
            rowLabel={rowLabel}
            status={statusOfQuery(query)}
            onOpen={({ id }) => show(id)}
            empty={{ sentence: 'People who may sign in stand here.' }}
            {...(person === undefined ? {} : { openKey: person.id })}
          />
        }
      />
    </>
  );
}
