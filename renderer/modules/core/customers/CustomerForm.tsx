import type { ReactNode } from 'react';
import { FieldGroup, Form, type FormState } from '#ui/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextareaField } from '#ui/fields/TextareaField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { customerKindWords } from '../show/words.ts';
import type { CustomerValues } from './customer-form.ts';

interface CustomerFormProps {
  label: string;
  submit: string;
  form: FormState<CustomerValues>;
  onCancel: () => void;
  refused?: string | undefined;
  children?: ReactNode;
}

const kinds = Object.entries(customerKindWords).map(([value, label]) => ({ value, label }));

export function CustomerForm({ label, submit, form, onCancel, refused, children }: CustomerFormProps) {
  const kind = form.field('kind');
  return (
    <Form label={label} form={form} submit={submit} onCancel={onCancel} refused={refused}>
      <FieldGroup title="Who">
        <TextField {...form.field('name')} label="Name" required maxLength={200} />
        <SelectField
          {...kind}
          onChange={(value) => kind.onChange(value === 'business' ? 'business' : 'person')}
          label="Kind"
          choices={kinds}
          required
        />
        <TextField
          {...form.field('taxId')}
          label="Tax id"
          hint={form.values.kind === 'business' ? 'Stands on the invoices' : undefined}
          mono
        />
      </FieldGroup>
      <FieldGroup title="How to reach them">
        <TextField {...form.field('phone')} label="Phone" placeholder="+234 803 555 0147" />
        <TextField {...form.field('email')} label="E-mail" type="email" hint="Invoices go here" />
        <TextField
          {...form.field('address')}
          label="Address"
          maxLength={200}
          hint="Of the customer; each service has its own"
        />
      </FieldGroup>
      <FieldGroup title="To know" columns={1}>
        <TextareaField {...form.field('notes')} label="Notes" maxLength={4000} />
      </FieldGroup>
      {children}
    </Form>
  );
}
