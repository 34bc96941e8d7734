import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '#app/session.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { Callout } from '#ui/Callout.tsx';
import styles from './SettingsPage.module.css';
import { useLeaveDemo } from './use-leave-demo.ts';

/** In the demo ISP: says that nothing here is real, and leads out. */
export function DemoCallout() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const leave = useLeaveDemo();
  if (session.store !== 'demo') return null;
  return (
    <div className={styles.told}>
      <Callout
        meaning="waiting"
        title="This is the demo ISP"
        action={
          <ActButton busy={leave.isPending} onClick={() => leave.mutate(undefined)}>
            Leave the demo
          </ActButton>
        }
      >
        Its customers are invented and its routers virtual. Leaving brings you to your own store; the demo stays as it
        is.
      </Callout>
    </div>
  );
}
