import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refusalOf } from '#app/client.ts';
import { useCompany } from '#app/session.ts';
import { addDays, instantAt } from '#kernel/calendar.ts';
import { Callout } from '#ui/Callout.tsx';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { roleChoices, roleOf } from './role-words.ts';
import styles from './SettingsPage.module.css';
import { needed } from './staff.ts';

const initial: { name: string; role: string | null; lastDay: string | null } = { name: '', role: null, lastDay: null };

/** Makes a token and shows its text, this once. */
export function NewToken() {
  const queries = useQueryClient();
  const { timeZone } = useCompany();
  const [made, setMade] = useState<{ name: string; token: string }>();
  const form = useForm({
    initial,
    validate: {
      name: needed('A name'),
      role: (role: string | null) => (role === null ? 'A role is required.' : undefined),
    },
    onSubmit: async ({ name, role: chosen, lastDay }) => {
      const role = roleOf(chosen);
      if (role === undefined) return { message: 'A role is required.' };
      const expiresAt = lastDay === null ? null : instantAt(addDays(lastDay, 1), '00:00', timeZone);
      try {
        const { token } = await client.platform.tokens.create({ name, role, expiresAt });
        await queries.invalidateQueries({ queryKey: api.platform.tokens.key() });
        setMade({ name, token });
      } catch (error) {
        return refusalOf(error);
      }
      return undefined;
    },
  });
  if (made !== undefined) {
    return (
      <>
        <PageHeader title={made.name} />
        <div className={styles.secret}>
          <Callout meaning="attention" title="Copy the token now: it is not shown again">
            Lastmile keeps only its hash. A token that is lost is ended and made anew.
          </Callout>
          <div className={styles.error} role="status" aria-label="The token">
            <Mono value={made.token} />
          </div>
          <p>
            Programs send it with every request: <code>Authorization: Bearer …</code>
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Make a token" />
      <Form label="Make a token" form={form} submit="Make the token">
        <FieldGroup columns={1}>
          <TextField {...form.field('name')} label="Name" placeholder="Accounting export" required />
          <SelectField {...form.field('role')} label="Role" choices={roleChoices} required />
          <DateField {...form.field('lastDay')} label="Last day" hint="Leave empty for a token that does not expire." />
        </FieldGroup>
      </Form>
    </>
  );
}
