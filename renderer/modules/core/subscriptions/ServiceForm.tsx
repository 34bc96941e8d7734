import type { ReactNode } from 'react';
import { FieldGroup, Form, type FormState } from '#ui/Form.tsx';
import { CoordinatesField } from '#ui/fields/CoordinatesField.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextareaField } from '#ui/fields/TextareaField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useDevices } from '../list/choices.ts';
import { NetworkFields } from './NetworkFields.tsx';
import { usePlanChoices, useSectorChoices } from './service-choices.ts';
import type { ServiceValues } from './subscription-form.ts';

interface ServiceFormProps {
  label: string;
  submit: string;
  form: FormState<ServiceValues>;
  /** A service that exists: its password is kept unless a new one is given. */
  exists?: boolean;
  onCancel: () => void;
  refused?: string | undefined;
  /** Above the fields: whose service it is. */
  children?: ReactNode;
}

export function ServiceForm({ label, submit, form, exists = false, onCancel, refused, children }: ServiceFormProps) {
  const plans = usePlanChoices(form.values.planId);
  const sectors = useSectorChoices();
  const devices = useDevices();
  const sector = form.field('sectorId');
  const router = form.field('deviceId');
  const choose = (sectorId: string | null) => {
    sector.onChange(sectorId);
    const there = devices.filter((device) => device.kind === 'mikrotik' && device.sectorId === sectorId);
    // A sector with one router leaves no choice.
    if (router.value === null && there.length === 1) router.onChange(there[0]?.id ?? null);
  };
  return (
    <Form label={label} form={form} submit={submit} onCancel={onCancel} refused={refused}>
      {children}
      <FieldGroup title="Where">
        <TextField {...form.field('address')} label="Installation address" maxLength={200} />
        <SelectField
          {...sector}
          onChange={choose}
          label="Sector"
          choices={sectors}
          required
          placeholder="Type to find"
        />
        <CoordinatesField
          {...form.field('position')}
          label="Position"
          hint="Paste it from a map, or take where this device is. Required to activate"
          locate
        />
      </FieldGroup>
      <FieldGroup title="What">
        <SelectField {...form.field('planId')} label="Plan" choices={plans} required placeholder="Type to find" />
        <NumberField
          {...form.field('anchorDay')}
          label="Billing day"
          min={1}
          max={31}
          hint="Periods begin on this day of the month"
          required
        />
      </FieldGroup>
      <NetworkFields form={form} exists={exists} />
      <FieldGroup title="To know" columns={1}>
        <TextareaField {...form.field('notes')} label="Notes" maxLength={4000} />
      </FieldGroup>
    </Form>
  );
}
