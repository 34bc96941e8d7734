import { Callout } from '#ui/Callout.tsx';
import { FieldGroup, type FormState } from '#ui/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { type DeviceValues, usualPort } from './device-form.ts';
import { connectionWays, wayOf } from './device-words.ts';
import styles from './FingerprintField.module.css';
import { FingerprintField } from './FingerprintField.tsx';

const choices = connectionWays.map(({ id, label, note }) => ({ value: id, label, note }));

/** Where the device answers, in which protocol, and as whom it is asked. */
export function ConnectionFields({ form, exists }: { form: FormState<DeviceValues>; exists: boolean }) {
  const { values } = form;
  const port = form.field('port');
  const transport = form.field('transport');
  const security = form.field('security');
  const choose = (id: string | null) => {
    const way = connectionWays.find((known) => known.id === id);
    if (way === undefined) return;
    // The usual port goes with it, unless someone chose another.
    if (values.port === usualPort(values)) port.onChange(usualPort(way));
    transport.onChange(way.transport);
    security.onChange(way.security);
  };
  return (
    <FieldGroup title="How it is reached">
      <TextField {...form.field('host')} label="Address" placeholder="10.0.0.1" required mono />
      <SelectField
        {...security}
        value={wayOf(values).id}
        onChange={choose}
        label="Connection"
        choices={choices}
        hint="The API is the fastest and on every RouterOS; REST needs RouterOS 7 and passes where only HTTPS does."
        required
      />
      <NumberField {...port} label="Port" min={1} max={65_535} required />
      {values.security === 'tls' && <FingerprintField form={form} />}
      {values.transport === 'rest' && values.security === 'plain' && (
        <div className={styles.field}>
          <Callout meaning="attention" title="The password travels in clear text with every request.">
            Whoever can listen on the way can read it. Use HTTPS: enable www-ssl with a certificate on the router.
          </Callout>
        </div>
      )}
      <TextField {...form.field('apiUser')} label="API user" required mono />
      <PasswordField
        {...form.field('password')}
        label="Password"
        hint={exists ? 'Empty: stays as it is' : 'Kept sealed; empty for a router out of the box'}
        autoComplete="new-password"
      />
    </FieldGroup>
  );
}
