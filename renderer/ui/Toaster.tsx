import { Notifications } from '@mantine/notifications';
import styles from './Toaster.module.css';

/** Where toasts appear. Stands once, in UiProvider; screens call tellDone and tellProblem. */
export function Toaster() {
  return (
    <Notifications position="bottom-right" limit={3} containerWidth={360} classNames={{ root: styles.root ?? '' }} />
  );
}
