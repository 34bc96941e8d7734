import { client } from '#app/client.ts';
import type { Device } from '#contract/core.ts';
import { ConfirmAct } from '#ui/ConfirmAct.tsx';
import { Mono } from '#ui/Mono.tsx';
import { RelativeTime } from '#ui/RelativeTime.tsx';
import { tellDone } from '#ui/toast.ts';
import { attempt } from '../show/attempt.ts';
import { useRefresh } from '../show/use-refresh.ts';
import styles from './TrustCertificate.module.css';
import { WholeFingerprint } from './WholeFingerprint.tsx';

interface TrustCertificateProps {
  device: Device;
  /** What stands at its address now. */
  shown: string;
  onClose: () => void;
}

/** Another certificate than the trusted one: both by their fingerprints, and only a person says that it is the router. */
export function TrustCertificate({ device, shown, onClose }: TrustCertificateProps) {
  const refresh = useRefresh();
  const { name, tlsFingerprint, tlsTrustedAt } = device;
  const trust = () =>
    attempt(
      () => client.core.devices.update({ id: device.id, tlsFingerprint: shown }),
      () => {
        refresh();
        tellDone(`The new certificate of ${name} is trusted from now on.`);
      },
    );
  return (
    <ConfirmAct
      opened
      danger
      onClose={onClose}
      title={`Trust the new certificate of ${name}?`}
      sentence="It shows another certificate than the one that was trusted. Nothing was sent to it, and nothing will be until you say that it is the router."
      wayBack="Whoever trusted it stays in the history."
      confirm="Trust it"
      onConfirm={trust}
    >
      <dl className={styles.certificates}>
        <dt>
          Trusted
          {tlsTrustedAt !== null && (
            <span className={styles.when}>
              <RelativeTime at={tlsTrustedAt} />
            </span>
          )}
        </dt>
        <dd>
          <WholeFingerprint of={tlsFingerprint ?? ''} />
        </dd>
        <dt>
          Shown<span className={styles.when}>now</span>
        </dt>
        <dd>
          <WholeFingerprint of={shown} />
        </dd>
      </dl>
      <p>
        Compare it with the fingerprint that the router’s own terminal shows:{' '}
        <Mono value="/certificate print detail" copy={false} />. If the router has no new certificate, something else
        answers in its place: do not trust it.
      </p>
    </ConfirmAct>
  );
}
