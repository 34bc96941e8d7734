import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { api, refusalOf } from '#app/client.ts';
import type { Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { authWords } from '../show/words.ts';
import styles from './PasswordDialog.module.css';

/** Shows the password of the service’s user on request only: the look is written into the audit log. */
export function PasswordDialog({ service, onClose }: { service: Subscription; onClose: () => void }) {
  const look = useMutation(api.core.subscriptions.pppoePassword.mutationOptions());
  return (
    <Modal opened onClose={onClose} title={`${authWords[service.authMethod]} of ${service.code}`} size={440}>
      <div className={styles.body}>
        {look.error !== null && <Callout meaning="bad">{refusalOf(look.error).message}</Callout>}
        {look.data === undefined ? (
          <>
            <p>The audit log keeps who looked at the password of {service.customerName}, and when.</p>
            <ActButton
              tone="primary"
              icon={Eye}
              busy={look.isPending}
              autoFocus
              onClick={() => look.mutate({ id: service.id })}
            >
              Show the password
            </ActButton>
          </>
        ) : (
          <KeyValue
            items={[
              { label: 'User', value: <Mono value={look.data.user} /> },
              { label: 'Password', value: <Mono value={look.data.password} /> },
            ]}
          />
        )}
      </div>
    </Modal>
  );
}
