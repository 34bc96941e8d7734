import { FieldGroup, Form, type FormState } from '#ui/Form.tsx';
import { CoordinatesField } from '#ui/fields/CoordinatesField.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { RateField } from '#ui/fields/RateField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { SwitchField } from '#ui/fields/SwitchField.tsx';
import { TextareaField } from '#ui/fields/TextareaField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { sectorKinds, sectorKindWords } from '../show/words.ts';
import { useSectorChoices } from '../subscriptions/service-choices.ts';
import type { SectorValues } from './sector-form.ts';

interface SectorFormProps {
  label: string;
  submit: string;
  form: FormState<SectorValues>;
  /** Itself, which it cannot stand within. */
  self?: string;
  onCancel: () => void;
  refused?: string | undefined;
}

const kinds = sectorKinds.map((value) => ({ value, label: sectorKindWords[value] }));

export function SectorForm({ label, submit, form, self, onCancel, refused }: SectorFormProps) {
  const parents = useSectorChoices().filter(({ value }) => value !== self);
  const kind = form.field('kind');
  return (
    <Form label={label} form={form} submit={submit} onCancel={onCancel} refused={refused}>
      <FieldGroup title="What">
        <TextField {...form.field('name')} label="Name" required maxLength={200} />
        <TextField {...form.field('code')} label="Code" hint="Short, as it is said on the radio" required mono />
        <SelectField
          {...kind}
          onChange={(value) => kind.onChange(sectorKinds.find((known) => known === value) ?? 'tower')}
          label="Kind"
          choices={kinds}
          required
        />
        <SelectField
          {...form.field('parentId')}
          label="Within"
          choices={parents}
          placeholder="Type to find"
          clearable
        />
      </FieldGroup>
      <FieldGroup title="What leads to it" columns={2}>
        <SwitchField
          {...form.field('hasCapacity')}
          label="Its services share one line"
          hint="Routers hold them together by a parent queue; plans’ priorities decide where it is full"
        />
        {form.values.hasCapacity && (
          <>
            <span />
            <RateField {...form.field('capacityDownloadKbps')} label="Download in all" required />
            <RateField {...form.field('capacityUploadKbps')} label="Upload in all" required />
            <TextField
              {...form.field('capacityTarget')}
              label="On the router"
              hint="Its interface, or its networks: 10.20.0.0/22,10.30.0.0/24"
              required
              mono
            />
            <NumberField
              {...form.field('oversubscription')}
              label="May be sold"
              hint="Each service is guaranteed that part of its rate"
              min={1}
              max={100}
              unit="times"
              required
            />
          </>
        )}
      </FieldGroup>
      <FieldGroup title="Where" columns={1}>
        <CoordinatesField {...form.field('position')} label="Position" hint="Shows it on the map" locate />
        <TextareaField {...form.field('notes')} label="Notes" maxLength={4000} />
      </FieldGroup>
    </Form>
  );
}
