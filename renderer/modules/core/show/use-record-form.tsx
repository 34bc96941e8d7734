import { useRouter } from '@tanstack/react-router';
import { usePageTitle } from '#app/crumbs.ts';
import { type FormOptions, useForm } from '#ui/Form.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from './attempt.ts';
import { useLeaveGuard } from './use-leave-guard.tsx';
import { useRefresh } from './use-refresh.ts';

interface RecordForm<V extends object, Answer> extends Omit<FormOptions<V>, 'onSubmit' | 'onDirty'> {
  /** Of the page, for the bar above and the window. */
  readonly title: string;
  readonly save: (values: V) => Promise<Answer>;
  /** What to tell then, and where to go on. */
  readonly saved: (answer: Answer, values: V) => { readonly tell: string; readonly path: string };
  /** Where Cancel goes; without one, where one came from. */
  readonly back?: string;
}

/** The form of one record on a page of its own: it asks before it is left, saves, tells, and goes on. */
export function useRecordForm<V extends object, Answer>({
  title,
  save,
  saved,
  back,
  ...options
}: RecordForm<V, Answer>) {
  const { history } = useRouter();
  const refresh = useRefresh();
  const { onDirty, release, guard } = useLeaveGuard();
  usePageTitle(title);
  const form = useForm<V>({
    ...options,
    onDirty,
    onSubmit: (values) =>
      attempt(
        () => save(values),
        (answer) => {
          const { tell, path } = saved(answer, values);
          release();
          refresh();
          tellDone(tell);
          history.replace(path);
        },
      ),
  });
  const onCancel = () => (back === undefined ? history.back() : history.replace(back));
  return { form, guard, onCancel };
}
