import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { RecordLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import type { Takeover, TakeoverRow } from '#contract/mikrotik.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { SwitchField } from '#ui/fields/SwitchField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { KeyValue } from '#ui/KeyValue.tsx';
import { Mono } from '#ui/Mono.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Section } from '#ui/Section.tsx';
import { StatusPill } from '#ui/StatusPill.tsx';
import { CustomerField } from '../../billing/payments/CustomerField.tsx';
import { usePlans } from '../../core/list/choices.ts';
import { Loaded } from '../../core/show/Loaded.tsx';
import styles from './Takeover.module.css';
import { confidenceWords, kindWords, ratesInWords, standingWords } from './takeover-words.ts';
import { useDecide } from './use-decide.ts';

/** One service found: whose it becomes, and its rows as they stand on the router. */
export function TakeoverRowDetail({ id, takeover }: { id: string; takeover: Takeover }) {
  const query = useQuery(api.mikrotik.takeovers.row.queryOptions({ input: { id } }));
  return (
    <Loaded query={query}>
      {({ row, rows }) => (
        <article className={styles.detail} aria-label={row.name}>
          <PageHeader
            title={row.name}
            state={<StatusPill {...standingWords[row.standing]} look="soft" />}
            note={[kindWords[row.kind], row.profile, row.rates && ratesInWords(row.rates)]
              .filter((part) => part)
              .join(' · ')}
          />
          {row.problems.map((problem) => (
            <div key={problem} className={styles.notice}>
              <Callout meaning="bad">{problem}</Callout>
            </div>
          ))}
          <Decision key={row.id} row={row} takeover={takeover} />
          {rows.map(({ path, naturalKey, fields, comment }) => (
            <Section key={`${path} ${naturalKey}`} title={path} note={naturalKey}>
              <KeyValue
                items={Object.entries(fields).map(([label, value]) => ({
                  label,
                  value: <Mono value={value} copy={false} />,
                }))}
              />
              {comment !== null && (
                <p className={styles.becomes}>
                  comment becomes <Mono value={comment} copy={false} />
                </p>
              )}
            </Section>
          ))}
        </article>
      )}
    </Loaded>
  );
}

function Decision({ row, takeover }: { row: TakeoverRow; takeover: Takeover }) {
  const may = useMay();
  const plans = usePlans();
  const { busy, decide } = useDecide(takeover.id);
  const [name, setName] = useState(row.customerName);
  if (row.standing === 'adopted' && row.subscriptionId !== null) {
    return (
      <Section title="Taken over">
        <RecordLink model="subscription" id={row.subscriptionId}>
          {row.subscriptionCode ?? row.name}
        </RecordLink>{' '}
        of {row.customerName}
      </Section>
    );
  }
  if (takeover.state !== 'draft' || !may('network.takeover')) return null;
  const say = (said: Parameters<typeof decide>[1]) => void decide([row.id], said);
  return (
    <Section title="Whose is it" note={row.decidedBy === null ? 'proposed' : `decided by ${row.decidedBy}`}>
      <div className={styles.choices}>
        {row.matches.map((match) => (
          <div key={`${match.customerId} ${match.subscriptionId}`} className={styles.match}>
            <div>
              <RecordLink model="customer" id={match.customerId}>
                {match.customerName}
              </RecordLink>{' '}
              <span className={styles.quiet}>{match.subscriptionCode ?? 'a further service'}</span>
              <div className={styles.quiet}>
                <StatusPill {...confidenceWords[match.confidence]} /> {match.reason}
              </div>
            </div>
            <ActButton
              busy={busy}
              refused={
                row.decision === 'existing' && row.customerId === match.customerId
                  ? 'This is what is chosen'
                  : undefined
              }
              onClick={() =>
                say({ decision: 'existing', customerId: match.customerId, subscriptionId: match.subscriptionId })
              }
            >
              It is this one
            </ActButton>
          </div>
        ))}
        <CustomerField
          name="customer"
          value={row.decision === 'existing' ? row.customerId : null}
          onChange={(customerId) =>
            customerId !== null && say({ decision: 'existing', customerId, subscriptionId: null })
          }
        />
        <div className={styles.new}>
          <TextField label="Or a new customer called" value={name} onChange={setName} maxLength={200} />
          <ActButton busy={busy} onClick={() => say({ decision: 'new', customerName: name })}>
            As a new customer
          </ActButton>
        </div>
        {row.subscriptionId === null && (
          <SelectField
            label="Plan"
            hint={
              row.planId === null
                ? 'As its rates say, for all of the same rates: under Plans and prices.'
                : 'For this service alone.'
            }
            value={row.planId}
            onChange={(planId) => say({ planId })}
            clearable
            placeholder={row.planName ?? 'Choose one'}
            choices={plans.map(({ id, name: label }) => ({ value: id, label }))}
          />
        )}
        {row.cutOff !== null && (
          <SwitchField
            label="Suspended in the books"
            hint={`${row.cutOff} Without this it becomes active, and the difference is shown.`}
            value={row.adoptAs === 'suspended'}
            onChange={(isSuspended) => say({ adoptAs: isSuspended ? 'suspended' : 'active' })}
          />
        )}
        {row.knowsPassword === false && (
          <p className={styles.quiet}>
            Its password is not shown; it stays on the router, and the books will not know it.
          </p>
        )}
        <div className={styles.acts}>
          <ActButton onClick={() => say({ decision: row.decision === 'skip' ? 'open' : 'skip' })}>
            {row.decision === 'skip' ? 'Do not skip' : 'Skip it'}
          </ActButton>
        </div>
      </div>
    </Section>
  );
}
