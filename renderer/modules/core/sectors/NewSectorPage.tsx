import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { SectorForm } from './SectorForm.tsx';
import { emptySector, newSectorOf, sectorRules } from './sector-form.ts';

export function NewSectorPage() {
  const may = useMay();
  const { form, guard, onCancel } = useRecordForm({
    title: 'New sector',
    initial: emptySector,
    validate: sectorRules,
    draftKey: 'sector.new',
    save: (values) => client.core.sectors.create(newSectorOf(values)),
    saved: ({ id }, { name }) => ({ tell: `${name} is added.`, path: pathOf('sector', id) }),
  });
  return (
    <Page head={<PageHeader title="New sector" note="A place or area that serves customers." />}>
      <SectorForm
        label="New sector"
        submit="Add sector"
        form={form}
        onCancel={onCancel}
        refused={may('network.write') ? undefined : onlyFor('network.write', 'add sectors')}
      />
      {guard}
    </Page>
  );
}
