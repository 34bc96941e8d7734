/** A server's no, as a screen shows it: what to do next, the fields to put right, and a reference. */
export interface Refusal {
  readonly message: string;
  readonly reference?: string;
  /** By the field's name, a sentence each. */
  readonly fields?: Readonly<Record<string, string>>;
}
