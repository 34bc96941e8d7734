import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/global.css';
import '../styles/controls.css';
import { localStorageColorSchemeManager, type MantineColorScheme, MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { KeySheet } from './KeySheet.tsx';
import { useNarrow } from './narrow.ts';
import { useRemembered } from './remembered.ts';
import { Toaster } from './Toaster.tsx';
import { cssVariables, theme } from './theme.ts';
import { type Density, UiSettingsContext } from './ui-settings.ts';

const schemes = localStorageColorSchemeManager({ key: 'lastmile.scheme' });
const readDensity = (kept: unknown): Density | undefined =>
  kept === 'compact' || kept === 'comfortable' ? kept : undefined;

export interface UiProviderProps {
  /** IANA name of the company's zone. */
  zone: string;
  locale?: string;
  defaultScheme?: MantineColorScheme;
  children: ReactNode;
}

/** Everything a screen stands on: theme, fonts, density, toasts, the sheet of keys. Once, around the application. */
export function UiProvider({ zone, locale = 'en-GB', defaultScheme = 'auto', children }: UiProviderProps) {
  const [density, setDensity] = useRemembered<Density>('density', readDensity, useNarrow() ? 'comfortable' : 'compact');
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  const settings = useMemo(() => ({ density, setDensity, zone, locale }), [density, setDensity, zone, locale]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme={defaultScheme}
    >
      <UiSettingsContext value={settings}>
        {children}
        <Toaster />
        <KeySheet />
      </UiSettingsContext>
    </MantineProvider>
  );
}
