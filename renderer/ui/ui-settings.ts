import { createContext, use } from 'react';

export type Density = 'compact' | 'comfortable';

export interface UiSettings {
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  /** The company's time zone, in which every exact time is told. */
  readonly zone: string;
  readonly locale: string;
}

export const UiSettingsContext = createContext<UiSettings>({
  density: 'compact',
  setDensity: () => undefined,
  zone: 'UTC',
  locale: 'en-GB',
});

export const useUiSettings = () => use(UiSettingsContext);
