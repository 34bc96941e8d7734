import { useQueryClient } from '@tanstack/react-query';
import { api, client, refusalOf } from '#app/client.ts';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { tellDone } from '#ui/toast.ts';
import { roleChoices, roleOf } from './role-words.ts';
import { needed, shortPassword } from './staff.ts';

const initial: { name: string; email: string; role: string | null; password: string } = {
  name: '',
  email: '',
  role: null,
  password: '',
};

export function NewPerson({ onDone }: { onDone: (id: string) => void }) {
  const queries = useQueryClient();
  const form = useForm({
    initial,
    validate: {
      name: needed('A name'),
      email: needed('An e-mail'),
      role: (role: string | null) => (role === null ? 'A role is required.' : undefined),
      password: shortPassword,
    },
    onSubmit: async ({ name, email, role: chosen, password }) => {
      const role = roleOf(chosen);
      if (role === undefined) return { message: 'A role is required.' };
      try {
        const { id } = await client.platform.staff.create({ name, email, role, password });
        await queries.invalidateQueries({ queryKey: api.platform.staff.key() });
        tellDone(`${name} may sign in now. Tell them the password; they change it in their own settings.`);
        onDone(id);
      } catch (error) {
        return refusalOf(error);
      }
      return undefined;
    },
  });
  return (
    <>
      <PageHeader title="Add a person" />
      <Form label="Add a person" form={form} submit="Add the person">
        <FieldGroup columns={1}>
          <TextField {...form.field('name')} label="Name" required />
          <TextField {...form.field('email')} label="E-mail" type="email" required hint="They sign in with it." />
          <SelectField {...form.field('role')} label="Role" choices={roleChoices} required />
          <PasswordField
            {...form.field('password')}
            label="First password"
            generate
            autoComplete="new-password"
            required
            hint="At least 10 characters."
          />
        </FieldGroup>
      </Form>
    </>
  );
}
