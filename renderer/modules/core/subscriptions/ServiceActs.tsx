import { useRouter } from '@tanstack/react-router';
import { CircleCheck, Pencil, Upload } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#app/session.ts';
import type { Subscription } from '#contract/core.ts';
import { ActButton } from '#ui/ActButton.tsx';
import { ActMenu } from '../show/ActMenu.tsx';
import { onlyFor } from '../show/refused.ts';
import { ActDialog } from './ActDialog.tsx';
import { AgreedPriceDialog } from './AgreedPriceDialog.tsx';
import { BillNowDialog } from './BillNowDialog.tsx';
import { ExemptDialog } from './ExemptDialog.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { PushDialog } from './PushDialog.tsx';
import { changesPlan, isWaiting, likelyActs, menuActs, type ServiceDialog, wantsPush } from './service-menu.ts';

interface ServiceActsProps {
  service: Subscription;
  /** Whether its likely act is the one primary act of the screen. */
  primary?: boolean;
}

/** Everything that can be done with one service: what is likely now as buttons, the rest in a menu. */
export function ServiceActs({ service, primary = false }: ServiceActsProps) {
  const may = useMay();
  const { history } = useRouter();
  const [dialog, setDialog] = useState<ServiceDialog>();
  const close = () => setDialog(undefined);
  const go = (page: 'edit' | 'activate') => history.push(`/subscriptions/${service.id}/${page}`);
  const mayInstall = may('subscriptions.install');

  return (
    <>
      {isWaiting(service) && (
        <ActButton
          tone={primary ? 'primary' : 'default'}
          icon={CircleCheck}
          refused={mayInstall ? undefined : onlyFor('subscriptions.install', 'activate services')}
          onClick={() => go('activate')}
        >
          Activate
        </ActButton>
      )}
      {wantsPush(service, may) && (
        <ActButton icon={Upload} onClick={() => setDialog('push')}>
          Push to the router
        </ActButton>
      )}
      {changesPlan(service, may) && (
        <ActButton icon={Pencil} onClick={() => go('edit')}>
          Change plan
        </ActButton>
      )}
      {likelyActs(service, may).map((act) => (
        <ActButton key={act.action} icon={act.icon} onClick={() => setDialog(act)}>
          {act.label}
        </ActButton>
      ))}
      <ActMenu label={`More about ${service.code}`} acts={menuActs(service, { may, open: setDialog, go })} />
      {typeof dialog === 'object' && <ActDialog service={service} of={dialog} onClose={close} />}
      {dialog === 'exempt' && <ExemptDialog service={service} onClose={close} />}
      {dialog === 'price' && <AgreedPriceDialog service={service} onClose={close} />}
      {dialog === 'password' && <PasswordDialog service={service} onClose={close} />}
      {dialog === 'push' && <PushDialog service={service} onClose={close} />}
      {dialog === 'bill' && <BillNowDialog service={service} onClose={close} />}
    </>
  );
}
