import type { Id } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { preparationScript } from '../../../resources/routeros/preparation.ts';
import { routerOf } from './check-router.ts';

/** The name stands in a comment of the script, so it stays on its line. */
const onOneLine = (name: string): string => name.replaceAll(/[\r\n]+/g, ' ');

/** What a router needs once, as a script that a person reads and pastes. */
export async function readPreparation(platform: Platform, deviceId: Id): Promise<{ script: string }> {
  const { name, transport } = await routerOf(platform, deviceId);
  return { script: preparationScript({ routerName: onOneLine(name), transport }) };
}
