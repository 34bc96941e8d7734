import type { ReactNode } from 'react';

/** What ties a field to its form: made by `form.field('name')`, or by hand where there is no form. */
export interface FieldBinding<T> {
  readonly name?: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly onLeave?: () => void;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  /** What is typed is not understood (the sentence why), or is again (undefined). */
  readonly onUnread?: (problem: string | undefined) => void;
}

export interface FieldProps<T> extends FieldBinding<T> {
  readonly label: string;
  /** What to know before filling it in. */
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}
