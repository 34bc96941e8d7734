import { client, refusalOf } from '#app/client.ts';
import { useSessionChanged } from '#app/session.ts';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { tellDone } from '#ui/toast.ts';
import styles from './SettingsPage.module.css';
import { needed, shortPassword } from './staff.ts';

const empty = { current: '', next: '', again: '' };

export function PasswordSection() {
  const sessionChanged = useSessionChanged();
  const form = useForm({
    initial: empty,
    validate: {
      current: needed('Your present password'),
      next: shortPassword,
      again: (again: string, { next }: typeof empty) => (again === next ? undefined : 'It is not the same as above.'),
    },
    onSubmit: async ({ current, next }) => {
      try {
        await client.platform.session.changePassword({ current, next });
      } catch (error) {
        return refusalOf(error);
      }
      tellDone('Your password is changed. You are signed out everywhere else.');
      await sessionChanged();
      return undefined;
    },
  });
  return (
    <>
      <PageHeader title="My password" note="Changing it signs you out everywhere else" />
      <div className={styles.column}>
        <Form label="Change password" form={form} submit="Change password">
          <FieldGroup columns={1}>
            <PasswordField
              {...form.field('current')}
              label="Present password"
              autoComplete="current-password"
              required
            />
            <PasswordField
              {...form.field('next')}
              label="New password"
              autoComplete="new-password"
              required
              hint="At least 10 characters."
            />
            <PasswordField {...form.field('again')} label="New password again" autoComplete="new-password" required />
          </FieldGroup>
        </Form>
      </div>
    </>
  );
}
