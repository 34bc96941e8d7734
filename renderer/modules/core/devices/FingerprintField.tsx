import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { client, refusalOf } from '#app/client.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import type { FormState } from '#ui/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Mono } from '#ui/Mono.tsx';
import { type DeviceValues, usualPort } from './device-form.ts';
import styles from './FingerprintField.module.css';
import { WholeFingerprint } from './WholeFingerprint.tsx';

/** Reads the certificate's fingerprint; it is trusted only when a person has compared it with the router's own. */
export function FingerprintField({ form }: { form: FormState<DeviceValues> }) {
  const field = form.field('tlsFingerprint');
  const [busy, setBusy] = useState(false);
  const [read, setRead] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { host, port } = form.values;
  const ask = async () => {
    setBusy(true);
    setProblem(undefined);
    setRead(undefined);
    try {
      setRead(
        (await client.mikrotik.routers.fingerprint({ host: host.trim(), port: port ?? usualPort(form.values) })).sha256,
      );
    } catch (error) {
      setProblem(refusalOf(error).message);
    }
    setBusy(false);
  };
  const trust = (fingerprint: string) => {
    field.onChange(fingerprint);
    setRead(undefined);
  };
  return (
    <div className={styles.field}>
      <TextField {...field} label="Certificate’s SHA-256 fingerprint" required mono />
      <ActButton
        icon={Fingerprint}
        busy={busy}
        refused={host.trim() === '' ? 'Fill in the address first.' : undefined}
        onClick={() => void ask()}
      >
        Read it from the router
      </ActButton>
      {problem !== undefined && <Callout meaning="bad">{problem}</Callout>}
      {read !== undefined && (
        <Callout
          meaning="attention"
          title="Is this the router’s certificate?"
          action={
            <ActButton tone="primary" onClick={() => trust(read)}>
              Trust it
            </ActButton>
          }
        >
          <WholeFingerprint of={read} />
          <p>
            Compare it with the fingerprint that the router’s own terminal shows:{' '}
            <Mono value="/certificate print detail" />
          </p>
        </Callout>
      )}
    </div>
  );
}
