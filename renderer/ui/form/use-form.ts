import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Refusal } from '../refusal.ts';
import { forgetDraft, keepDraft, recallDraft } from './draft.ts';
import type { FieldBinding } from './field.ts';

export type Validators<V> = { readonly [K in keyof V]?: (value: V[K], values: V) => string | undefined };

export interface FormOptions<V extends object> {
  readonly initial: V;
  /** A sentence on what is wrong with a field, or nothing. */
  readonly validate?: Validators<V>;
  /** Answers the server's refusal, or nothing when it is done. */
  readonly onSubmit: (values: V) => Promise<Refusal | undefined>;
  /** Keeps what is typed on this desk until it is saved, so that a crash loses nothing. */
  readonly draftKey?: string;
  /** Fields that never reach the disk: passwords, secrets. */
  readonly draftOmit?: readonly (keyof V & string)[];
  /** Tells the router of the screen to ask before leaving. */
  readonly onDirty?: (dirty: boolean) => void;
}

export interface FormState<V extends object> {
  readonly values: V;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  /** By field, what is wrong with it; those that are shown. */
  readonly problems: Readonly<Record<string, string>>;
  /** How often saving was refused since it last worked, by the form itself or by the server. */
  readonly tries: number;
  /** When the draft that was brought back had been left. */
  readonly draftFrom: string | undefined;
  field<K extends keyof V & string>(name: K): FieldBinding<V[K]>;
  submit(): Promise<void>;
  /** Back to the beginning; the draft is forgotten. */
  reset(): void;
}

const draftRestMs = 400;
const noOmit: readonly string[] = [];

export function useForm<V extends object>(options: FormOptions<V>): FormState<V> {
  const { initial, onSubmit, draftKey, draftOmit = noOmit, onDirty } = options;
  const validate: Validators<V> = options.validate ?? {};
  const [first, setFirst] = useState(initial);
  const [draft] = useState(() => (draftKey ? recallDraft(draftKey, initial, new Date()) : undefined));
  const [draftFrom, setDraftFrom] = useState(draft?.savedAt);
  const [values, setValues] = useState(draft?.values ?? initial);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [unread, setUnread] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const dirty = !same(values, first);

  const tellDirty = useRef(onDirty);
  useLayoutEffect(() => {
    tellDirty.current = onDirty;
  });
  useEffect(() => {
    tellDirty.current?.(dirty);
  }, [dirty]);
  useEffect(() => () => tellDirty.current?.(false), []);

  useEffect(() => {
    if (draftKey || !dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [draftKey, dirty]);

  useEffect(() => {
    if (!draftKey || !dirty) return;
    const timer = setTimeout(() => keepDraft(draftKey, values, draftOmit, new Date()), draftRestMs);
    return () => clearTimeout(timer);
  }, [draftKey, draftOmit, dirty, values]);

  const check = <K extends keyof V & string>(name: K, now: V) => validate[name]?.(now[name], now);
  const shown = shownProblems(Object.keys(values), problems, unread, (name) => tries > 0 || left.has(name));

  return {
    values,
    dirty,
    busy,
    refusal,
    tries,
    draftFrom,
    problems: shown,
    field: (name) => ({
      name,
      value: values[name],
      error: shown[name],
      onChange: (value) => {
        const next = { ...values, [name]: value };
        setValues((before) => ({ ...before, [name]: value }));
        // A fault that is shown goes as soon as it is put right; a new one waits until the field is left.
        if (problems[name]) setProblems(without(problems, name, check(name, next)));
      },
      onLeave: () => {
        setLeft(new Set(left).add(name));
        setProblems(without(problems, name, check(name, values)));
      },
      onUnread: (problem) => setUnread((before) => without(before, name, problem)),
    }),
    submit: async () => {
      if (busy) return;
      const found: Record<string, string> = {};
      for (const name of namesOf(values)) {
        const problem = check(name, values);
        if (problem) found[name] = problem;
      }
      setProblems(found);
      setRefusal(undefined);
      if (Object.keys(found).length > 0 || Object.keys(unread).length > 0) {
        setTries(tries + 1);
        return;
      }
      setBusy(true);
      try {
        const answer = await onSubmit(values);
        if (!answer) {
          if (draftKey) forgetDraft(draftKey);
          setDraftFrom(undefined);
          setFirst(values);
          setTries(0);
          return;
        }
        setRefusal(answer);
        setProblems({ ...answer.fields });
        setTries(tries + 1);
      } finally {
        setBusy(false);
      }
    },
    reset: () => {
      setValues(first);
      setProblems({});
      setUnread({});
      setTries(0);
      setRefusal(undefined);
      setDraftFrom(undefined);
      if (draftKey) forgetDraft(draftKey);
    },
  };
}

/** What is wrong and shown, always in the order of the fields: a list that moves under the mouse cannot be clicked. */
function shownProblems(
  names: readonly string[],
  problems: Readonly<Record<string, string>>,
  unread: Readonly<Record<string, string>>,
  unreadIsShown: (name: string) => boolean,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of names) {
    const problem = (unreadIsShown(name) ? unread[name] : undefined) ?? problems[name];
    if (problem) shown[name] = problem;
  }
  return shown;
}

function without(
  problems: Readonly<Record<string, string>>,
  name: string,
  problem: string | undefined,
): Record<string, string> {
  const { [name]: _, ...rest } = problems;
  return problem === undefined ? rest : { ...rest, [name]: problem };
}

const namesOf = <V extends object>(values: V) =>
  Object.keys(values).filter((name): name is keyof V & string => name in values);

const same = (a: object, b: object) => text(a) === text(b);
const text = (values: object) =>
  JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
