import { ActButton } from '#ui/ActButton.tsx';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { CoordinatesField } from '#ui/fields/CoordinatesField.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { Ipv4Field } from '#ui/fields/Ipv4Field.tsx';
import { MacField } from '#ui/fields/MacField.tsx';
import { MoneyField } from '#ui/fields/MoneyField.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { PhoneField } from '#ui/fields/PhoneField.tsx';
import { RateField } from '#ui/fields/RateField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { SwitchField } from '#ui/fields/SwitchField.tsx';
import { TextareaField } from '#ui/fields/TextareaField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import type { Coordinates } from '#ui/parse/coordinates.ts';
import { tellDone } from '#ui/toast.ts';

interface Values {
  contact: string;
  phone: string | null;
  plan: string | null;
  price: bigint | null;
  start: string | null;
  anchor: number | null;
  mac: string | null;
  ip: string | null;
  rate: number | null;
  user: string;
  password: string;
  gps: Coordinates | null;
  notes: string;
  exempt: boolean;
}

const initial: Values = {
  contact: 'Amara Okafor',
  phone: null,
  plan: null,
  price: 1_200_000n,
  start: '2026-11-23',
  anchor: 1,
  mac: null,
  ip: null,
  rate: 10_000,
  user: '',
  password: '',
  gps: null,
  notes: '',
  exempt: false,
};

const plans = [
  { value: 'home-10', label: 'Home 10', note: 'NGN 12,000' },
  { value: 'home-20', label: 'Home 20', note: 'NGN 18,000' },
  { value: 'office', label: 'Office 100', note: 'NGN 85,000' },
];

export function FormScene() {
  const form = useForm<Values>({
    initial,
    draftKey: 'gallery',
    draftOmit: ['password'],
    validate: {
      contact: (name) => (name.trim() === '' ? 'A name is required' : undefined),
      plan: (plan) => (plan ? undefined : 'Choose a plan'),
      gps: (gps) => (gps ? undefined : 'GPS is required to activate'),
    },
    onSubmit: async (values) => {
      if (values.mac === '4C:5E:0C:12:34:56') {
        return {
          message: 'The subscription was not saved.',
          reference: 'req-7f3a91',
          fields: { mac: 'This MAC belongs to C-10041, Zainab Bello' },
        };
      }
      tellDone('Subscription saved');
      return undefined;
    },
  });
  return (
    <Page
      head={
        <PageHeader
          title="New subscription"
          note="Amara Okafor · C-10023"
          secondary={<ActButton>Copy from another</ActButton>}
        />
      }
    >
      <Form label="New subscription" form={form} submit="Save subscription" onCancel={() => undefined}>
        <FieldGroup title="Who">
          <TextField {...form.field('contact')} label="Contact" required />
          <PhoneField {...form.field('phone')} label="Phone" callingCode="234" placeholder="0803 123 4567" />
        </FieldGroup>
        <FieldGroup title="What" columns={3}>
          <SelectField {...form.field('plan')} label="Plan" choices={plans} required placeholder="Type to find" />
          <MoneyField
            {...form.field('price')}
            label="Price"
            currency="NGN"
            exponent={2}
            hint="Without tax, each month"
          />
          <RateField {...form.field('rate')} label="Download" />
          <DateField {...form.field('start')} label="Starts" />
          <NumberField {...form.field('anchor')} label="Billing day" min={1} max={28} unit="of 28" />
          <SwitchField {...form.field('exempt')} label="Never cut off" hint="Needs an end and a reason" />
        </FieldGroup>
        <FieldGroup title="On the network">
          <MacField {...form.field('mac')} label="MAC" />
          <Ipv4Field {...form.field('ip')} label="Address" hint="Empty: from the pool" />
          <TextField {...form.field('user')} label="PPPoE user" mono />
          <PasswordField {...form.field('password')} label="PPPoE password" generate />
        </FieldGroup>
        <FieldGroup title="Where" columns={1}>
          <CoordinatesField {...form.field('gps')} label="GPS" required locate />
          <TextareaField {...form.field('notes')} label="Notes" />
        </FieldGroup>
      </Form>
    </Page>
  );
}
