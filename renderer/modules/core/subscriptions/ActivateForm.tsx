import { useRouter } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { CoordinatesField } from '#ui/fields/CoordinatesField.tsx';
import { Ipv4Field } from '#ui/fields/Ipv4Field.tsx';
import { MacField } from '#ui/fields/MacField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { attempt } from '../show/attempt.ts';
import { onlyFor } from '../show/refused.ts';
import { useRefresh } from '../show/use-refresh.ts';
import { ActivationEffect } from './ActivationEffect.tsx';
import { type ActivationValues, activationOf, activationRules, activationValues } from './activation-form.ts';
import { useRouterChoices } from './service-choices.ts';

interface ActivateFormProps {
  service: Subscription;
  onActivated: () => void;
}

/** Only what an activation needs: what is known is filled in, what is missing is asked at the customer's house. */
export function ActivateForm({ service, onActivated }: ActivateFormProps) {
  const { history } = useRouter();
  const may = useMay();
  const refresh = useRefresh();
  const routers = useRouterChoices(service.sectorId);
  const form = useForm<ActivationValues>({
    initial: activationValues(service),
    validate: activationRules(service),
    onSubmit: (values) =>
      attempt(
        () => client.core.subscriptions.activate(activationOf(service, values)),
        () => {
          onActivated();
          refresh();
        },
      ),
  });
  const { authMethod, dhcpMode } = service;
  const fixed = authMethod === 'static' || (authMethod === 'dhcp' && dhcpMode === 'static');
  return (
    <Form
      label={`Activate ${service.code}`}
      form={form}
      submit="Activate"
      onCancel={() => history.back()}
      refused={may('subscriptions.install') ? undefined : onlyFor('subscriptions.install', 'activate services')}
    >
      <FieldGroup title="At the customer’s house">
        <CoordinatesField
          {...form.field('position')}
          label="Position"
          hint="Take where this device is, or paste it from a map"
          locate
          required
        />
        {may('network.read') && <SelectField {...form.field('deviceId')} label="Router" choices={routers} required />}
        {authMethod !== 'pppoe' && authMethod !== 'hotspot' && (
          <MacField
            {...form.field('mac')}
            label="MAC"
            hint="From the label of the device, any notation"
            required={authMethod === 'dhcp'}
          />
        )}
        {fixed && <Ipv4Field {...form.field('ip')} label="IP" required />}
        <TextField {...form.field('reason')} label="What was done" required maxLength={500} />
      </FieldGroup>
      <ActivationEffect service={service} deviceId={form.values.deviceId} />
    </Form>
  );
}
