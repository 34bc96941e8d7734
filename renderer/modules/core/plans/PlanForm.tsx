import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCompany } from '#app/session.ts';
import { currencyExponent } from '#kernel/money.ts';
import { FieldGroup, Form, type FormState } from '#ui/Form.tsx';
import { MoneyField } from '#ui/fields/MoneyField.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { RateField } from '#ui/fields/RateField.tsx';
import { SwitchField } from '#ui/fields/SwitchField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { authMethods, authWords } from '../show/words.ts';
import { PercentField } from './PercentField.tsx';
import styles from './PlanForm.module.css';
import { type PlanValues, profileOf } from './plan-form.ts';

interface PlanFormProps {
  label: string;
  submit: string;
  form: FormState<PlanValues>;
  /** A plan that exists has its price changed by another way. */
  exists?: boolean;
  onCancel: () => void;
  refused?: string | undefined;
  children?: ReactNode;
}

export function PlanForm({ label, submit, form, exists = false, onCancel, refused, children }: PlanFormProps) {
  const { currency } = useCompany();
  const name = form.field('name');
  const profile = form.field('routerosProfile');
  const rename = (next: string) => {
    if (!exists && profile.value === profileOf(name.value)) profile.onChange(profileOf(next));
    name.onChange(next);
  };
  return (
    <Form label={label} form={form} submit={submit} onCancel={onCancel} refused={refused}>
      {children}
      <FieldGroup title="What it is">
        <TextField {...name} onChange={rename} label="Name" required maxLength={200} />
        <TextField {...profile} label="RouterOS profile" required mono />
        <RateField {...form.field('downloadKbps')} label="Download" required />
        <RateField {...form.field('uploadKbps')} label="Upload" required />
        <NumberField
          {...form.field('priority')}
          label="Priority"
          hint="Where a sector is full: 1 is served first, 8 last"
          min={1}
          max={8}
          required
        />
      </FieldGroup>
      <FieldGroup title="Burst" columns={2}>
        <SwitchField
          {...form.field('hasBurst')}
          label="Faster for a moment"
          hint="After a quiet while the router lets more through"
        />
        {form.values.hasBurst && (
          <>
            <span />
            <RateField {...form.field('burstDownloadKbps')} label="Burst download" required />
            <RateField {...form.field('burstUploadKbps')} label="Burst upload" required />
            <NumberField
              {...form.field('burstThresholdPercent')}
              label="Below this share of the rate"
              min={1}
              max={100}
              unit="%"
              required
            />
            <NumberField {...form.field('burstSeconds')} label="Measured over" min={1} max={300} unit="s" required />
          </>
        )}
      </FieldGroup>
      <FieldGroup title="What it costs">
        {!exists && (
          <MoneyField
            {...form.field('priceMinor')}
            label="Price of a period"
            currency={currency}
            exponent={currencyExponent(currency)}
            hint="Without tax"
            required
          />
        )}
        <NumberField {...form.field('periodMonths')} label="Period" min={1} max={12} unit="months" required />
        <PercentField {...form.field('taxBasisPoints')} label="Tax" required />
      </FieldGroup>
      <FieldGroup title="How it is sold" columns={1}>
        <Methods form={form} />
        <SwitchField
          {...form.field('isOnSale')}
          label="On sale"
          hint="Withdrawn: nobody new gets it; who has it keeps it"
        />
      </FieldGroup>
    </Form>
  );
}

function Methods({ form }: { form: FormState<PlanValues> }) {
  const { value, onChange, error } = form.field('authMethods');
  const toggle = (method: (typeof authMethods)[number], on: boolean) =>
    onChange(authMethods.filter((one) => (one === method ? on : value.includes(one))));
  return (
    <Checkbox.Group label="For services that connect by" value={[...value]} error={error} withAsterisk>
      <div className={styles.methods}>
        {authMethods.map((method) => (
          <Checkbox
            key={method}
            name="authMethods"
            value={method}
            label={authWords[method]}
            onChange={(event) => toggle(method, event.currentTarget.checked)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
