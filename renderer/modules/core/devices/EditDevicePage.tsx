import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Device } from '#contract/core.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { changedOf } from '../show/changed-of.ts';
import { Loaded } from '../show/Loaded.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { DeviceForm } from './DeviceForm.tsx';
import { deviceChangeOf, deviceRules, valuesOfDevice } from './device-form.ts';
import { deviceQuery } from './queries.ts';

const route = getRouteApi('/devices/$id/edit');

export function EditDevicePage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(deviceQuery(id))}>{(device) => <Edit key={id} device={device} />}</Loaded>;
}

function Edit({ device }: { device: Device }) {
  const { id, name, host, port } = device;
  const may = useMay();
  const title = `Edit ${name}`;
  const path = pathOf('device', id);
  const first = valuesOfDevice(device);
  const { form, guard, onCancel } = useRecordForm({
    title,
    initial: first,
    validate: deviceRules,
    draftKey: `device.${id}`,
    draftOmit: ['password'],
    save: (values) => client.core.devices.update(deviceChangeOf(id, changedOf(first, values))),
    saved: (_, values) => ({ tell: `${values.name} is saved.`, path }),
    back: path,
  });
  return (
    <Page head={<PageHeader title={title} note={`${host}:${port}`} />}>
      <DeviceForm
        label={title}
        submit="Save"
        form={form}
        exists
        onCancel={onCancel}
        refused={may('network.write') ? undefined : onlyFor('network.write', 'change devices')}
      />
      {guard}
    </Page>
  );
}
