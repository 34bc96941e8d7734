import type { Device } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { sentenceCase, stageWords } from '../show/words.ts';
import styles from './DevicePage.module.css';

/** A router that does not obey by itself says so before anything else. */
export function StageNotice({ device }: { device: Device }) {
  const { word, meaning, explains } = stageWords[device.stage];
  return (
    <div className={styles.notice}>
      <Callout meaning={meaning} title={`${sentenceCase(word)}.`}>
        {explains}
      </Callout>
    </div>
  );
}
