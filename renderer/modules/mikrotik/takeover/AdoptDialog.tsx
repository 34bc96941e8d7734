import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, client, refusalOf } from '#app/client.ts';
import type { Takeover, TakeoverPreview } from '#contract/mikrotik.ts';
import { Callout } from '#ui/Callout.tsx';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { tellDone } from '#ui/toast.ts';
import { counted } from '../../core/show/words.ts';
import styles from './Takeover.module.css';

interface AdoptDialogProps {
  takeover: Takeover;
  opened: boolean;
  onClose: () => void;
}

/** What adopting will do, in the books and on the router, and what it will not; then does it. */
export function AdoptDialog({ takeover, opened, onClose }: AdoptDialogProps) {
  const queries = useQueryClient();
  const query = useQuery({
    ...api.mikrotik.takeovers.preview.queryOptions({ input: { id: takeover.id } }),
    enabled: opened,
  });
  const preview = query.data;
  const adopt = async () => {
    try {
      const { services, left } = await client.mikrotik.takeovers.adopt({ id: takeover.id });
      tellDone(
        `${counted(services, 'service')} taken over from ${takeover.deviceName}.${left > 0 ? ` ${left.toLocaleString('en-GB')} still need you.` : ''}`,
      );
      void queries.invalidateQueries();
    } catch (error) {
      return refusalOf(error);
    }
    return undefined;
  };
  const title =
    preview === undefined
      ? `Take over ${takeover.deviceName}?`
      : `Take over ${counted(preview.ready, 'service')} of ${takeover.deviceName}?`;
  return (
    <ConfirmAct
      key={String(opened)}
      opened={opened}
      onClose={onClose}
      title={title}
      confirm={preview === undefined ? 'Take over' : `Take over ${preview.ready.toLocaleString('en-GB')}`}
      wayBack="Each marking can be undone; the records stay."
      onConfirm={adopt}
    >
      {query.error !== null && <Callout meaning="bad" title={query.error.message} />}
      {preview === undefined ? (
        query.error === null && <p>Working out what it would do…</p>
      ) : (
        <Preview preview={preview} />
      )}
    </ConfirmAct>
  );
}

function Preview({ preview }: { preview: TakeoverPreview }) {
  return (
    <div className={styles.preview}>
      {preview.obstacles.map((obstacle) => (
        <Callout key={obstacle} meaning="bad">
          {obstacle}
        </Callout>
      ))}
      {preview.left > 0 && (
        <Callout meaning="attention">
          {counted(preview.left, 'service')} still {preview.left === 1 ? 'needs' : 'need'} you and{' '}
          {preview.left === 1 ? 'stays' : 'stay'} here for later.
        </Callout>
      )}
      <Said title="In the books" sentences={preview.books} />
      <Said title="On the router" sentences={preview.router} />
      <Said title="Not" sentences={preview.notHappening} />
      <Said title="Shown as a difference afterwards, until somebody pushes it" sentences={preview.differences} />
    </div>
  );
}

function Said({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
