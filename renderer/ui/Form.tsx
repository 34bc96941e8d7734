import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { ActButton } from './ActButton.tsx';
import { Callout } from './Callout.tsx';
import styles from './form/form.module.css';
import type { FormState } from './form/use-form.ts';
import { Mono } from './Mono.tsx';
import { RelativeTime } from './RelativeTime.tsx';

export { type FormOptions, type FormState, useForm } from './form/use-form.ts';

export interface FormProps<V extends object> {
  /** Its accessible name: "New customer". */
  label: string;
  form: FormState<V>;
  /** The act as a verb: "Save customer". */
  submit: string;
  onCancel?: () => void;
  /** Why it cannot be saved now, and who could. */
  refused?: string;
  children: ReactNode;
}

/** Fields, what is wrong with them, and the act. The first field has the focus; Ctrl-Enter saves. */
export function Form<V extends object>({ label, form, submit, onCancel, refused, children }: FormProps<V>) {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    element.current
      ?.querySelector<HTMLElement>('input:not([type="hidden"], :disabled), textarea:not(:disabled)')
      ?.focus();
  }, []);
  const problems = useRef(form.problems);
  useEffect(() => {
    problems.current = form.problems;
  });
  // After a refusal the first field to put right has the focus; where no field is to blame, the refusal is in sight.
  useEffect(() => {
    if (form.tries === 0) return;
    const fields = [...(element.current?.querySelectorAll<HTMLElement>(fieldSelector) ?? [])];
    const first = fields.find((field) => nameOf(field) in problems.current);
    if (first) first.focus();
    else element.current?.scrollIntoView({ block: 'start' });
  }, [form.tries]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className={styles.form} ref={element} aria-label={label} noValidate onSubmit={save} onKeyDown={keys}>
      {form.draftFrom && (
        <Callout meaning="waiting" action={<ActButton onClick={form.reset}>Start over</ActButton>}>
          What you left unsaved <RelativeTime at={form.draftFrom} /> is back.
        </Callout>
      )}
      <FormProblems form={form} element={element} />
      {children}
      <footer className={styles.foot}>
        {onCancel && <ActButton onClick={onCancel}>Cancel</ActButton>}
        <ActButton type="submit" tone="primary" keys="mod+enter" busy={form.busy} refused={refused}>
          {submit}
        </ActButton>
      </footer>
    </form>
  );
}

// A select keeps its name on a hidden input; the one to be focused says its own.
const fieldSelector = '[data-field], [name]:not([type="hidden"])';
const nameOf = (field: HTMLElement) => field.dataset.field ?? field.getAttribute('name') ?? '';

function FormProblems<V extends object>({
  form,
  element,
}: {
  form: FormState<V>;
  element: { current: HTMLFormElement | null };
}) {
  const problems = Object.entries(form.problems);
  if (form.tries === 0 || (problems.length === 0 && !form.refusal)) return null;
  const go = (name: string) =>
    [...(element.current?.querySelectorAll<HTMLElement>(fieldSelector) ?? [])]
      .find((field) => nameOf(field) === name)
      ?.focus();
  const count = problems.length === 1 ? 'One thing' : `${problems.length} things`;
  return (
    <Callout meaning="bad" title={form.refusal?.message ?? `${count} to put right`}>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(([name, problem]) => (
            <li key={name}>
              <button type="button" className={styles.problem} onClick={() => go(name)}>
                {problem}
              </button>
            </li>
          ))}
        </ul>
      )}
      {form.refusal?.reference && (
        <span>
          Reference <Mono value={form.refusal.reference} />
        </span>
      )}
    </Callout>
  );
}

/** Fields that belong together, in as many columns as fit. */
export function FieldGroup({
  title,
  columns = 2,
  children,
}: {
  title?: string;
  columns?: 1 | 2 | 3;
  children: ReactNode;
}) {
  return (
    <fieldset className={styles.group}>
      {title && <legend className={styles.legend}>{title}</legend>}
      <div className={styles.fields} data-columns={columns}>
        {children}
      </div>
    </fieldset>
  );
}
