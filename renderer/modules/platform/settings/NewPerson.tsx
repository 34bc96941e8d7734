import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { roleChoices, roleOf } from './role-words.ts';
import styles from './SettingsPage.module.css';
import { needed, shortPassword } from './staff.ts';

const initial: { name: string; email: string; role: string | null; password: string } = {
  name: '',
  email: '',
  role: null,
  password: '',
};

interface Added {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Adds a person, and shows once what to tell them. */
export function NewPerson({ onDone }: { onDone: (id: string) => void }) {
  const [added, setAdded] = useState<Added>();
  const queries = useQueryClient();
  const form = useForm({
    initial,
    draftKey: 'person',
    draftOmit: ['password'],
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
        setAdded({ id, name, email, password });
      } catch (error) {
        return refusalOf(error);
      }
      return undefined;
    },
  });
  if (added !== undefined) return <FirstSignIn added={added} onDone={() => onDone(added.id)} />;
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

function FirstSignIn({ added, onDone }: { added: Added; onDone: () => void }) {
  return (
    <>
      <PageHeader title={added.name} primary={<ActButton onClick={onDone}>Done</ActButton>} />
      <div className={styles.secret}>
        <Callout meaning="good" title={`${added.name} may sign in now`}>
          Tell them the password; it is not shown again. They change it in their own settings.
        </Callout>
        <KeyValue
          items={[
            { label: 'E-mail', value: <Mono value={added.email} /> },
            { label: 'Password', value: <Mono value={added.password} /> },
          ]}
        />
      </div>
    </>
  );
}
