import { useMemo } from 'react';
import { useDevices, usePlans, useSectors } from '../list/choices.ts';

const none: readonly never[] = [];

/** id → name of what a history speaks about: plans, sectors, routers, and the records given. */
export function useNames(
  more: readonly { readonly id: string; readonly code: string }[] = none,
): ReadonlyMap<string, string> {
  const sectors = useSectors();
  const plans = usePlans();
  const devices = useDevices();
  return useMemo(
    () =>
      new Map([
        ...[...sectors, ...plans, ...devices].map(({ id, name }): [string, string] => [id, name]),
        ...more.map(({ id, code }): [string, string] => [id, code]),
      ]),
    [sectors, plans, devices, more],
  );
}
