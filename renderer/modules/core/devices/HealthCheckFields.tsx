import { FieldGroup, type FormState } from '#ui/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { type DeviceValues, usualPort } from './device-form.ts';
import { healthChecks, healthCheckWords } from './device-words.ts';

const WEB = 80;

const hints: Readonly<Record<DeviceValues['healthCheck'], string>> = {
  ping: 'By the ping command of the machine that runs the automation',
  tcp: 'Such as 22, 80 or 443: it is up while the port takes a connection',
  none: 'It stands in the books, and nobody looks whether it is there',
};

const choices = healthChecks.map((value) => ({ value, label: healthCheckWords[value] }));

/** How a device that is no MikroTik is reached, and how the office sees that it is there. */
export function HealthCheckFields({ form }: { form: FormState<DeviceValues> }) {
  const check = form.field('healthCheck');
  const port = form.field('port');
  const choose = (value: string | null) => {
    const next = healthChecks.find((known) => known === value) ?? 'none';
    // The port of a router's API, which nothing else has.
    if (next === 'tcp' && form.values.port === usualPort(form.values)) port.onChange(WEB);
    check.onChange(next);
  };
  return (
    <FieldGroup title="How it is reached">
      <TextField {...form.field('host')} label="Address" placeholder="10.0.0.1" required mono />
      <SelectField
        {...check}
        onChange={choose}
        label="Health is checked by"
        hint={hints[form.values.healthCheck]}
        choices={choices}
        required
      />
      {form.values.healthCheck === 'tcp' && <NumberField {...port} label="TCP port" min={1} max={65_535} required />}
    </FieldGroup>
  );
}
