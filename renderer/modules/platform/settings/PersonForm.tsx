import { useQueryClient } from '@tanstack/react-query';
import { api, client, refusalOf } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { FieldGroup, useForm } from '#ui/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { tellDone } from '#ui/toast.ts';
import { roleChoices, roleOf, roleWords } from './role-words.ts';
import { SmallForm } from './SmallForm.tsx';
import { needed, type Person } from './staff.ts';

export function PersonForm({ person }: { person: Person }) {
  const queries = useQueryClient();
  const form = useForm<{ name: string; role: string | null }>({
    initial: { name: person.name, role: person.role },
    validate: { name: needed('A name') },
    onSubmit: async ({ name, role: chosen }) => {
      const role = roleOf(chosen);
      if (role === undefined) return { message: 'A role is required.' };
      try {
        await client.platform.staff.update({ id: person.id, name, role });
      } catch (error) {
        return refusalOf(error);
      }
      await queries.invalidateQueries({ queryKey: api.platform.staff.key() });
      tellDone(`${name} is ${roleWords[role].word.toLowerCase()} now.`);
      return undefined;
    },
  });
  return (
    <SmallForm label="Name and role" form={form}>
      <FieldGroup>
        <TextField {...form.field('name')} label="Name" required />
        <SelectField {...form.field('role')} label="Role" choices={roleChoices} required />
      </FieldGroup>
      {form.refusal && <Callout meaning="bad" title={form.refusal.message} />}
      <div>
        <ActButton type="submit" busy={form.busy} refused={form.dirty ? undefined : 'Nothing was changed yet.'}>
          Save
        </ActButton>
      </div>
    </SmallForm>
  );
}
