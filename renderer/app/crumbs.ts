import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Crumb } from '#ui/frame/Breadcrumbs.tsx';
import { placeAt, places } from './navigation.ts';

interface Titles {
  /** What the thing of a page is called: its path → its title. */
  readonly byPath: Readonly<Record<string, string>>;
  name(path: string, title: string): void;
}

const useTitles = create<Titles>((set) => ({
  byPath: {},
  name: (path, title) => set(({ byPath }) => ({ byPath: { ...byPath, [path]: title } })),
}));

/** A page of one thing says what it is called, for the bar above and the window's title. */
export function usePageTitle(title: string | undefined): void {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const name = useTitles((titles) => titles.name);
  useEffect(() => {
    if (title !== undefined) name(pathname, title);
  }, [name, pathname, title]);
}

/** Where am I: the place, and the thing on the page. */
export function useCrumbs(): Crumb[] {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const title = useTitles(({ byPath }) => byPath[pathname]);
  const here = placeAt(pathname);
  const group = places.find(({ id, children }) => id === here || children?.some((child) => child.id === here));
  const child = group?.children?.find(({ id }) => id === here);
  const crumbs: Crumb[] = [];
  if (group !== undefined) crumbs.push({ label: group.label, href: `#${group.path}` });
  if (child !== undefined) crumbs.push({ label: child.label, href: `#${child.path}` });
  if (title !== undefined && pathname !== (child ?? group)?.path) crumbs.push({ label: title });
  const last = crumbs.at(-1);
  useEffect(() => {
    document.title = last === undefined ? 'Lastmile' : `${last.label} · Lastmile`;
  }, [last]);
  return crumbs;
}
