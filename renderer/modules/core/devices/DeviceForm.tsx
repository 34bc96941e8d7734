import { FieldGroup, Form, type FormState } from '#ui/Form.tsx';
import { Ipv4Field } from '#ui/fields/Ipv4Field.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextareaField } from '#ui/fields/TextareaField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useSectorChoices } from '../subscriptions/service-choices.ts';
import { ConnectionFields } from './ConnectionFields.tsx';
import type { DeviceValues } from './device-form.ts';
import { deviceKinds, deviceKindWords, suspendModeWords } from './device-words.ts';
import { HealthCheckFields } from './HealthCheckFields.tsx';

interface DeviceFormProps {
  label: string;
  submit: string;
  form: FormState<DeviceValues>;
  exists?: boolean;
  onCancel: () => void;
  refused?: string | undefined;
}

const kinds = deviceKinds.map((value) => ({ value, label: deviceKindWords[value] }));
const modes = (['soft', 'hard'] as const).map((value) => ({ value, label: suspendModeWords[value] }));
const encodings = [
  { value: 'utf8', label: 'UTF-8' },
  { value: 'win1252', label: 'Windows-1252', note: 'written by old Winbox' },
];

export function DeviceForm({ label, submit, form, exists = false, onCancel, refused }: DeviceFormProps) {
  const sectors = useSectorChoices();
  const kind = form.field('kind');
  const mode = form.field('pppoeSuspendMode');
  const encoding = form.field('encoding');
  const isRouter = form.values.kind === 'mikrotik';
  return (
    <Form label={label} form={form} submit={submit} onCancel={onCancel} refused={refused}>
      <FieldGroup title="What">
        <TextField {...form.field('name')} label="Name" required maxLength={200} />
        <SelectField
          {...kind}
          onChange={(value) => kind.onChange(deviceKinds.find((known) => known === value) ?? 'mikrotik')}
          label="Kind"
          choices={kinds}
          required
        />
        <SelectField
          {...form.field('sectorId')}
          label="Sector"
          choices={sectors}
          placeholder="Type to find"
          clearable
        />
      </FieldGroup>
      {isRouter ? <ConnectionFields form={form} exists={exists} /> : <HealthCheckFields form={form} />}
      {isRouter && (
        <FieldGroup title="What is written">
          <TextField
            {...form.field('dhcpServer')}
            label="DHCP server"
            hint="In which leases are made; “all” for any"
            required
            mono
          />
          <SelectField
            {...mode}
            onChange={(value) => mode.onChange(value === 'hard' ? 'hard' : 'soft')}
            label="PPPoE is suspended"
            choices={modes}
            required
          />
          <TextField
            {...form.field('pppoePool')}
            label="PPPoE pool"
            hint="By its name on the router. Empty: as set there"
            maxLength={64}
            mono
          />
          <Ipv4Field
            {...form.field('pppoeLocalAddress')}
            label="PPPoE local address"
            hint="The router’s end of the sessions"
            placeholder="10.20.0.1"
          />
          <SelectField
            {...encoding}
            onChange={(value) => encoding.onChange(value === 'win1252' ? 'win1252' : 'utf8')}
            label="Letters in comments"
            choices={encodings}
            required
          />
          <NumberField
            {...form.field('readBackMinutes')}
            label="Compared every"
            hint="Empty: as all routers are (Settings › Network)"
            min={1}
            max={1440}
            unit="minutes"
          />
        </FieldGroup>
      )}
      <FieldGroup title="To know" columns={1}>
        <TextareaField {...form.field('notes')} label="Notes" maxLength={4000} />
      </FieldGroup>
    </Form>
  );
}
