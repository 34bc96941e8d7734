import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { AppFrame } from '#ui/frame/AppFrame.tsx';
import { Breadcrumbs } from '#ui/frame/Breadcrumbs.tsx';
import { NavRail } from '#ui/frame/NavRail.tsx';
import { TopBar } from '#ui/frame/TopBar.tsx';
import { useHotkeys } from '#ui/hotkeys.ts';
import { AlertBell } from '../modules/mikrotik/alerts/AlertBell.tsx';
import { useCrumbs } from './crumbs.ts';
import { useLiveScreens } from './live.ts';
import { placeAt } from './navigation.ts';
import { OfficePalette } from './OfficePalette.tsx';
import { OfficeStatus } from './OfficeStatus.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import styles from './Shell.module.css';
import { useCompany } from './session.ts';
import { useScreensAtHand } from './use-screens-at-hand.ts';
import { useVisiblePlaces } from './use-visible-places.ts';

/** The frame around every screen of someone who is signed in. */
export function Shell() {
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const company = useCompany();
  const { items, targets } = useVisiblePlaces();
  const crumbs = useCrumbs();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const go = useCallback((href: string) => router.history.push(href.replace(/^#/, '')), [router]);
  useLiveScreens();
  useScreensAtHand();
  useHotkeys(
    targets.flatMap(({ keys, label, path }) =>
      keys === undefined ? [] : [{ keys, label: `Go to ${label}`, group: 'Go', run: () => go(path) }],
    ),
  );

  return (
    <AppFrame
      rail={(folded, toggle) => (
        <NavRail
          head={
            <span className={styles.company} title={company.name}>
              {company.name}
            </span>
          }
          items={items}
          current={placeAt(pathname)}
          folded={folded}
          onFold={toggle}
          onNavigate={({ href }) => go(href)}
        />
      )}
      topBar={
        <TopBar
          where={<Breadcrumbs crumbs={crumbs} onNavigate={go} />}
          onSearch={() => setPaletteOpen(true)}
          end={
            <>
              <AlertBell />
              <PersonMenu />
            </>
          }
        />
      }
      statusBar={<OfficeStatus onGo={go} />}
    >
      <Outlet />
      <OfficePalette opened={paletteOpen} onOpened={setPaletteOpen} onGo={go} places={targets} />
    </AppFrame>
  );
}
