import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { DeviceForm } from './DeviceForm.tsx';
import { deviceRules, emptyDevice, newDeviceOf } from './device-form.ts';

export function NewDevicePage() {
  const may = useMay();
  const { form, guard, onCancel } = useRecordForm({
    title: 'New device',
    initial: emptyDevice,
    validate: deviceRules,
    draftKey: 'device.new',
    draftOmit: ['password'],
    save: (values) => client.core.devices.create(newDeviceOf(values)),
    saved: ({ id }, { name }) => ({ tell: `${name} is added, in dry run.`, path: pathOf('device', id) }),
  });
  return (
    <Page
      head={
        <PageHeader
          title="New device"
          note="It begins in dry run: changes are planned and shown, nothing is ever written before you say so."
        />
      }
    >
      <DeviceForm
        label="New device"
        submit="Add device"
        form={form}
        onCancel={onCancel}
        refused={may('network.write') ? undefined : onlyFor('network.write', 'add devices')}
      />
      {guard}
    </Page>
  );
}
