import type { Customer } from '#contract/core.ts';
import { KeyValue, type KeyValueItem } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { customerKindWords } from '../show/words.ts';
import styles from './Contact.module.css';

export const contactFacts = (customer: Customer): KeyValueItem[] => [
  {
    label: 'Phone',
    value:
      (customer.phone !== '' && <a href={`tel:${customer.phone.replace(/[^+\d]/g, '')}`}>{customer.phone}</a>) || null,
  },
  {
    label: 'E-mail',
    value: (customer.email !== '' && <a href={`mailto:${customer.email}`}>{customer.email}</a>) || null,
  },
  { label: 'Address', value: customer.address },
];

const furtherFacts = (customer: Customer): KeyValueItem[] => [
  { label: 'Kind', value: customerKindWords[customer.kind] },
  ...(customer.taxId === '' ? [] : [{ label: 'Tax id', value: <Mono value={customer.taxId} /> }]),
  { label: 'Since', value: <RelativeTime at={customer.createdAt} /> },
];

/** Who it is and how to reach them. */
export function Contact({ customer }: { customer: Customer }) {
  return (
    <div className={styles.contact}>
      <KeyValue items={[...contactFacts(customer), ...furtherFacts(customer)]} />
      {customer.notes !== '' && <p className={styles.notes}>{customer.notes}</p>}
    </div>
  );
}
