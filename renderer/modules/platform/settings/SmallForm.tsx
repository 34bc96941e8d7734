import type { FormEvent, ReactNode } from 'react';
import type { FormState } from '#ui/Form.tsx';
import styles from './SmallForm.module.css';

interface SmallFormProps<V extends object> {
  label: string;
  form: FormState<V>;
  children: ReactNode;
}

/** A form among others on one page: it takes no focus by itself, and its act stands right below its fields. */
export function SmallForm<V extends object>({ label, form, children }: SmallFormProps<V>) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className={styles.form} aria-label={label} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}
