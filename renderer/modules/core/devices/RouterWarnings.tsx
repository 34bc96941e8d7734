import type { Device } from '#contract/core.ts';
import type { RouterCheck } from '#contract/mikrotik.ts';
import { versionWarning } from '#kernel/routeros-version.ts';
import { Callout } from '#ui/Callout.tsx';
import styles from './DevicePage.module.css';

/** What should be put right before the router is written to: known from its version, and found by the check just made. */
export function RouterWarnings({ device, check }: { device: Device; check: RouterCheck | undefined }) {
  const known = versionWarning(device.routerosVersion);
  const warnings = [...new Set([...(known === null ? [] : [known]), ...(check?.warnings ?? [])])];
  if (warnings.length === 0) return null;
  return (
    <div className={styles.notice}>
      {warnings.map((warning) => (
        <Callout key={warning} meaning="attention">
          {warning}
        </Callout>
      ))}
    </div>
  );
}
