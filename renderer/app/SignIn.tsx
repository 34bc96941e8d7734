import { Callout } from '#ui/Callout.tsx';
import { Form, useForm } from '#ui/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { client, refusalOf } from './client.ts';
import { useSessionChanged } from './session.ts';
import styles from './Threshold.module.css';
import { Threshold } from './Threshold.tsx';

const needed = (what: string) => (text: string) => (text.trim() === '' ? `${what} is required.` : undefined);

export function SignIn({ company, isDemo }: { company: string; isDemo: boolean }) {
  const sessionChanged = useSessionChanged();
  const form = useForm({
    initial: { email: '', password: '' },
    validate: { email: needed('Your e-mail'), password: needed('Your password') },
    onSubmit: async (values) => {
      try {
        await client.platform.session.signIn(values);
      } catch (error) {
        return refusalOf(error);
      }
      await sessionChanged();
      return undefined;
    },
  });
  return (
    <Threshold>
      <h1 className={styles.title}>{company}</h1>
      {isDemo && (
        <Callout meaning="waiting" title="Demo ISP">
          Sign in as admin@demo.example, noc@, billing@, support@, technician@ or auditor@demo.example; the password is
          demo-password.
        </Callout>
      )}
      <Form label="Sign in" form={form} submit="Sign in">
        <TextField {...form.field('email')} label="E-mail" type="email" required />
        <PasswordField {...form.field('password')} label="Password" autoComplete="current-password" required />
      </Form>
    </Threshold>
  );
}
