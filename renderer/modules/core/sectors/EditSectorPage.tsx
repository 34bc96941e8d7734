import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Sector } from '#contract/core.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { changedOf } from '../show/changed-of.ts';
import { Loaded } from '../show/Loaded.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { sectorQuery } from './SectorDetail.tsx';
import { SectorForm } from './SectorForm.tsx';
import { newSectorOf, sectorRules, valuesOfSector } from './sector-form.ts';

const route = getRouteApi('/sectors/$id/edit');

export function EditSectorPage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(sectorQuery(id))}>{(sector) => <Edit key={id} sector={sector} />}</Loaded>;
}

function Edit({ sector }: { sector: Sector }) {
  const { id, name, code } = sector;
  const may = useMay();
  const title = `Edit ${name}`;
  const path = pathOf('sector', id);
  const first = valuesOfSector(sector);
  const { form, guard, onCancel } = useRecordForm({
    title,
    initial: first,
    validate: sectorRules,
    draftKey: `sector.${id}`,
    save: (values) => client.core.sectors.update({ id, ...changedOf(newSectorOf(first), newSectorOf(values)) }),
    saved: (_, values) => ({ tell: `${values.name} is saved.`, path }),
    back: path,
  });
  return (
    <Page head={<PageHeader title={title} note={code} />}>
      <SectorForm
        label={title}
        submit="Save"
        form={form}
        self={id}
        onCancel={onCancel}
        refused={may('network.write') ? undefined : onlyFor('network.write', 'change sectors')}
      />
      {guard}
    </Page>
  );
}
