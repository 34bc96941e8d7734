import { type CommandRow, routerosCommand } from '#kernel/routeros-command.ts';
import { Mono } from '#ui/Mono.tsx';
import styles from './CommandLine.module.css';

/** The same in the router's own words, to be read or copied. Passwords are masked, so a line with one is not to be pasted. */
export function CommandLine({ row }: { row: CommandRow }) {
  return (
    <div className={styles.command}>
      <Mono value={routerosCommand(row)} />
    </div>
  );
}
