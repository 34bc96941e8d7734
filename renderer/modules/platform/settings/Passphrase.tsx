import { useQueryClient } from '@tanstack/react-query';
import { api, client, refusalOf } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { useForm } from '#ui/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { Section } from '#ui/Section.tsx';
import { tellDone } from '#ui/toast.ts';
import styles from './SettingsPage.module.css';
import { SmallForm } from './SmallForm.tsx';

interface PassphraseProps {
  /** `server`: a folder of one machine, whose key a desktop keeps in the system's keychain. */
  kind: 'share' | 'server' | 'replace' | 'unlock';
  mayWrite: boolean;
}

const words = {
  share: {
    title: 'Share with other consoles',
    sentence: 'Set a passphrase. Another console of this store asks for it once and can then reach the routers too.',
    act: 'Set the passphrase',
    done: 'The passphrase is set. Keep it where the company keeps its keys.',
  },
  server: {
    title: 'Let a server open this store',
    sentence:
      'A desktop keeps the key in the system’s keychain, where a server does not find it. Set a passphrase: a server that opens ' +
      'this folder, or another machine that it is moved to, is asked for it once.',
    act: 'Set the passphrase',
    done: 'The passphrase is set. Keep it where the company keeps its keys.',
  },
  replace: {
    title: 'Replace the passphrase',
    sentence: 'Machines that know the key already keep it; new ones are asked for the new passphrase.',
    act: 'Replace the passphrase',
    done: 'The passphrase is replaced.',
  },
  unlock: {
    title: 'Unlock',
    sentence: 'Enter the passphrase that another machine has set, or no router can be reached from this one.',
    act: 'Unlock',
    done: 'This machine reads the sealed passwords now.',
  },
} as const;

export function Passphrase({ kind, mayWrite }: PassphraseProps) {
  const queries = useQueryClient();
  const { title, sentence, act, done } = words[kind];
  const form = useForm({
    initial: { passphrase: '' },
    validate: {
      passphrase: (text: string) =>
        kind !== 'unlock' && text.length < 12
          ? 'At least 12 characters.'
          : text === ''
            ? 'The passphrase is required.'
            : undefined,
    },
    onSubmit: async (values) => {
      try {
        if (kind === 'unlock') await client.platform.settings.unlockSecrets(values);
        else await client.platform.settings.shareSecrets(values);
      } catch (error) {
        return refusalOf(error);
      }
      await queries.invalidateQueries({ queryKey: api.platform.settings.key() });
      await queries.invalidateQueries({ queryKey: api.platform.status.bar.key() });
      tellDone(done);
      return undefined;
    },
  });
  return (
    <Section title={title}>
      <p className={styles.sentence}>{sentence}</p>
      <SmallForm label={title} form={form}>
        <PasswordField {...form.field('passphrase')} label="Passphrase" disabled={!mayWrite} />
        {form.refusal && <Callout meaning="bad" title={form.refusal.message} />}
        <div>
          <ActButton
            type="submit"
            busy={form.busy}
            refused={mayWrite ? undefined : 'The passphrase is entered by an admin.'}
          >
            {act}
          </ActButton>
        </div>
      </SmallForm>
    </Section>
  );
}
