import { FieldGroup, Form, type FormState } from '#ui/Form.tsx';
import { CoordinatesField } from '#ui/fields/CoordinatesField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
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
      <FieldGroup title="Where" columns={1}>
        <CoordinatesField {...form.field('position')} label="Position" hint="Shows it on the map" locate />
        <TextareaField {...form.field('notes')} label="Notes" maxLength={4000} />
      </FieldGroup>
    </Form>
  );
}
