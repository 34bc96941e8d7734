import type { Customer, NewCustomer } from '#contract/core.ts';
import type { FormOptions } from '#ui/Form.tsx';

export type CustomerValues = NewCustomer;

export const emptyCustomer: CustomerValues = {
  name: '',
  kind: 'person',
  phone: '',
  email: '',
  address: '',
  taxId: '',
  notes: '',
};

export const valuesOf = ({ name, kind, phone, email, address, taxId, notes }: Customer): CustomerValues => ({
  name,
  kind,
  phone,
  email,
  address,
  taxId,
  notes,
});

/** The office decides; this tells it already on leaving the field. */
export const customerRules: NonNullable<FormOptions<CustomerValues>['validate']> = {
  name: (name) => (name.trim() === '' ? 'A name is required.' : undefined),
  phone: (phone) =>
    /^$|^\+?[0-9][0-9 ()./-]{4,24}$/.test(phone.trim()) ? undefined : 'A phone number such as +234 803 555 0147.',
  email: (email) =>
    /^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? undefined : 'An e-mail address such as name@example.org.',
};
