import { useMay } from '#app/session.ts';
import type { AuthMethod } from '#contract/core.ts';
import { FieldGroup, type FormState } from '#ui/Form.tsx';
import { Ipv4Field } from '#ui/fields/Ipv4Field.tsx';
import { MacField } from '#ui/fields/MacField.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { usePlans } from '../list/choices.ts';
import { authMethods, authWords } from '../show/words.ts';
import { useRouterChoices } from './service-choices.ts';
import type { ServiceValues } from './subscription-form.ts';

const leases = [
  { value: 'dynamic', label: 'Dynamic', note: 'the pool gives the address' },
  { value: 'static', label: 'Static', note: 'always the same address' },
];

/** How it connects: only the fields that the chosen way needs. */
export function NetworkFields({ form, exists }: { form: FormState<ServiceValues>; exists: boolean }) {
  const may = useMay();
  const plans = usePlans();
  const { authMethod, dhcpMode, planId, sectorId } = form.values;
  const routers = useRouterChoices(sectorId);
  const sold: readonly AuthMethod[] = plans.find(({ id }) => id === planId)?.authMethods ?? authMethods;
  const method = form.field('authMethod');
  const mode = form.field('dhcpMode');
  const signsIn = authMethod === 'pppoe' || authMethod === 'hotspot';
  const fixed = authMethod === 'static' || (authMethod === 'dhcp' && dhcpMode === 'static');
  return (
    <FieldGroup title="On the network">
      <SelectField
        {...method}
        onChange={(value) => method.onChange(authMethods.find((known) => known === value) ?? 'dhcp')}
        label="Connects by"
        choices={authMethods.map((value) => ({
          value,
          label: authWords[value],
          note: sold.includes(value) ? '' : 'not sold with this plan',
        }))}
        required
      />
      {may('network.read') && (
        <SelectField
          {...form.field('deviceId')}
          label="Router"
          choices={routers}
          hint="Required to activate"
          clearable
        />
      )}
      {authMethod === 'dhcp' && (
        <SelectField
          {...mode}
          onChange={(value) => mode.onChange(value === 'static' ? 'static' : 'dynamic')}
          label="Lease"
          choices={leases}
          required
        />
      )}
      {signsIn && (
        <>
          <TextField
            {...form.field('pppoeUser')}
            label={`${authWords[authMethod]} user`}
            hint="Empty: one is made"
            mono
          />
          <PasswordField
            {...form.field('pppoePassword')}
            label={`${authWords[authMethod]} password`}
            hint={exists ? 'Empty: stays as it is' : 'Empty: one is made'}
            autoComplete="new-password"
            generate
          />
        </>
      )}
      <MacField
        {...form.field('mac')}
        label="MAC"
        hint={authMethod === 'dhcp' ? 'Any notation. Required to activate' : 'Any notation'}
        required={authMethod === 'dhcp' && dhcpMode === 'static'}
      />
      <Ipv4Field {...form.field('ip')} label="IP" hint={fixed ? undefined : 'Empty: from the pool'} required={fixed} />
    </FieldGroup>
  );
}
