import { useState } from 'react';
import styles from './Takeover.module.css';

/** An exported file, dropped or chosen. */
export function FileDrop({ file, onFile }: { file: File | undefined; onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  return (
    <label
      className={styles.file}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped !== undefined) onFile(dropped);
      }}
    >
      <input
        type="file"
        accept=".rsc,text/plain"
        aria-label="Exported file"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen !== undefined) onFile(chosen);
        }}
      />
      <strong>{file === undefined ? 'Drop an .rsc file here, or click to choose one' : file.name}</strong>
      <span className={styles.quiet}>
        In a terminal of the router: /export show-sensitive file=lastmile (RouterOS 6: without show-sensitive)
      </span>
    </label>
  );
}
