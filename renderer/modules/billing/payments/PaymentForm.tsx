import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { client, refusalOf } from '#app/client.ts';
import { useCompany } from '#app/session.ts';
import { dateIn } from '#kernel/calendar.ts';
import { currencyExponent } from '#kernel/money.ts';
import { ChoiceChips } from '#ui/ChoiceChips.tsx';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { MoneyField } from '#ui/fields/MoneyField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { CustomerField } from './CustomerField.tsx';
import { OwedHint } from './OwedHint.tsx';
import styles from './PaymentForm.module.css';
import { PaymentPreview } from './PaymentPreview.tsx';
import type { RecordedPayment } from './payment.ts';
import { emptyPayment, type PaymentValues, paymentInput } from './payment-form.ts';
import { paymentMethodNames, paymentMethodWords } from './payment-words.ts';
import { Shares } from './Shares.tsx';

interface PaymentFormProps {
  customerId: string | null;
  onDone: (payment: RecordedPayment, customerId: string) => void;
}

const methods = paymentMethodNames.map((value) => ({ value, label: paymentMethodWords[value] }));
const ways = [
  { value: 'oldest', label: 'Oldest first' },
  { value: 'hand', label: 'By hand' },
];

export function PaymentForm({ customerId, onDone }: PaymentFormProps) {
  const { currency, timeZone } = useCompany();
  const { history } = useRouter();
  const exponent = currencyExponent(currency);
  const [today] = useState(() => dateIn(new Date().toISOString(), timeZone));
  const [initial] = useState(() => emptyPayment(customerId, today));
  const form = useForm<PaymentValues>({
    initial,
    draftKey: `payment.${customerId ?? 'any'}`,
    validate: {
      customerId: (value) => (value === null ? 'Choose who paid.' : undefined),
      amountMinor: (value) => (value === null || value <= 0n ? 'The amount received is required.' : undefined),
      receivedOn: (value) => {
        if (value === null) return 'The day on which it was received is required.';
        return value > today ? 'This day has not come yet.' : undefined;
      },
    },
    onSubmit: async (values) => {
      const input = paymentInput(values);
      if (input === undefined) return { message: 'Something is still missing.' };
      try {
        onDone(await client.billing.payments.record({ ...input, id: values.requestId }), input.customerId);
      } catch (error) {
        return refusalOf(error);
      }
      return undefined;
    },
  });
  const { values } = form;
  const sides = useRef<HTMLDivElement>(null);
  // The customer is known already: what is wanted next is the amount.
  useEffect(() => {
    if (customerId !== null) sides.current?.querySelector<HTMLElement>('[name="amountMinor"]')?.focus();
  }, [customerId]);
  const customer = form.field('customerId');
  const shares = form.field('shares');

  return (
    <div className={styles.sides} ref={sides}>
      <Form label="Record payment" form={form} submit="Record payment" onCancel={() => history.back()}>
        <FieldGroup columns={1}>
          <CustomerField
            {...customer}
            onChange={(id) => {
              customer.onChange(id);
              shares.onChange({});
            }}
          />
        </FieldGroup>
        <FieldGroup>
          <MoneyField
            {...form.field('amountMinor')}
            label="Amount received"
            currency={currency}
            exponent={exponent}
            required
            hint={
              values.customerId !== null && (
                <OwedHint customerId={values.customerId} onTake={form.field('amountMinor').onChange} />
              )
            }
          />
          <DateField {...form.field('receivedOn')} label="Received on" max={today} required />
          <SelectField {...form.field('method')} label="Method" choices={methods} required />
          <TextField {...form.field('reference')} label="Reference" mono hint="Of the bank or the receipt book" />
        </FieldGroup>
        <FieldGroup columns={1}>
          <TextField {...form.field('note')} label="Note" />
        </FieldGroup>
        <FieldGroup title="Which invoices it pays" columns={1}>
          <div>
            <ChoiceChips
              label="Which invoices it pays"
              all={false}
              choices={ways}
              value={values.allocate}
              onValue={(way) => form.field('allocate').onChange(way ?? 'oldest')}
            />
          </div>
          {values.allocate === 'hand' && values.customerId !== null && (
            <Shares
              customerId={values.customerId}
              amountMinor={values.amountMinor ?? 0n}
              shares={values.shares}
              onShares={shares.onChange}
              currency={currency}
            />
          )}
        </FieldGroup>
      </Form>
      <PaymentPreview values={values} />
    </div>
  );
}
