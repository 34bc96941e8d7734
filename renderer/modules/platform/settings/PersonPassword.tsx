import { client, refusalOf } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { useForm } from '#ui/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { tellDone } from '#ui/toast.ts';
import { SmallForm } from './SmallForm.tsx';
import { type Person, shortPassword } from './staff.ts';

export function PersonPassword({ person }: { person: Person }) {
  const form = useForm({
    initial: { password: '' },
    validate: { password: shortPassword },
    onSubmit: async ({ password }) => {
      try {
        await client.platform.staff.update({ id: person.id, password });
      } catch (error) {
        return refusalOf(error);
      }
      tellDone(`${person.name} has a new password. Tell it to them; their sessions ended.`);
      return undefined;
    },
  });
  return (
    <SmallForm label="New password" form={form}>
      <PasswordField
        {...form.field('password')}
        label="New password"
        generate
        autoComplete="new-password"
        hint="At least 10 characters."
      />
      {form.refusal && <Callout meaning="bad" title={form.refusal.message} />}
      <div>
        <ActButton type="submit" busy={form.busy}>
          Set the password
        </ActButton>
      </div>
    </SmallForm>
  );
}
