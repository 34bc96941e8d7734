import { useMutation } from '@tanstack/react-query';
import { ActButton } from '#ui/ActButton.tsx';
import { FieldGroup, Form, useForm } from '#ui/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { tellProblem } from '#ui/toast.ts';
import { api, client, refusalOf } from './client.ts';
import { currencyChoices, timeZoneChoices } from './company-choices.ts';
import { DemoBeingMade } from './DemoBeingMade.tsx';
import { useSessionChanged } from './session.ts';
import styles from './Threshold.module.css';
import { Threshold } from './Threshold.tsx';

const needed = (sentence: string) => (text: string) => (text.trim() === '' ? sentence : undefined);

const initial = {
  company: '',
  currency: 'USD' as string | null,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone as string | null,
  adminName: '',
  adminEmail: '',
  adminPassword: '',
};

/** An empty store: make the company and its first admin, or look around in the demo ISP. */
export function FirstStart({ canExploreDemo }: { canExploreDemo: boolean }) {
  const sessionChanged = useSessionChanged();
  const form = useForm({
    initial,
    validate: {
      company: needed('The company’s name is required.'),
      adminName: needed('Your name is required.'),
      adminEmail: needed('Your e-mail is required; you sign in with it.'),
      adminPassword: (text) => (text.length < 10 ? 'At least 10 characters.' : undefined),
    },
    draftKey: 'first-start',
    draftOmit: ['adminPassword'],
    onSubmit: async ({ currency, timeZone, ...values }) => {
      try {
        await client.platform.setup.createCompany({ ...values, currency: currency ?? '', timeZone: timeZone ?? '' });
      } catch (error) {
        return refusalOf(error);
      }
      await sessionChanged();
      return undefined;
    },
  });
  const demo = useMutation(
    api.platform.setup.exploreDemo.mutationOptions({
      onSuccess: () => window.location.reload(),
      onError: (error) => tellProblem(refusalOf(error).message),
    }),
  );
  if (demo.isPending) {
    return (
      <Threshold>
        <h1 className={styles.title}>Making the demo ISP</h1>
        <DemoBeingMade />
      </Threshold>
    );
  }
  return (
    <Threshold>
      <h1 className={styles.title}>Welcome to Lastmile</h1>
      {canExploreDemo && (
        <div className={styles.choice}>
          <p className={styles.lead}>
            Look around first, if you like: an invented provider with some 300 customers, a year of history and virtual
            routers that really answer. It stays apart from your own data.
          </p>
          <ActButton onClick={() => demo.mutate(undefined)}>Explore the demo ISP</ActButton>
        </div>
      )}
      <p className={styles.lead}>This store is empty. Name your company and make the first admin.</p>
      <Form label="First start" form={form} submit="Create the company">
        <FieldGroup title="Company" columns={1}>
          <TextField {...form.field('company')} label="Company" required />
          <SelectField
            {...form.field('currency')}
            label="Currency"
            choices={currencyChoices}
            required
            hint="Amounts are kept in it; it cannot change later."
          />
          <SelectField
            {...form.field('timeZone')}
            label="Time zone"
            choices={timeZoneChoices}
            required
            hint="Billing days begin and end in it."
          />
        </FieldGroup>
        <FieldGroup title="First admin" columns={1}>
          <TextField {...form.field('adminName')} label="Your name" required />
          <TextField {...form.field('adminEmail')} label="E-mail" type="email" required />
          <PasswordField
            {...form.field('adminPassword')}
            label="Password"
            autoComplete="new-password"
            required
            hint="At least 10 characters."
          />
        </FieldGroup>
      </Form>
    </Threshold>
  );
}
