import type { RouterReader } from '../router/read-only-router.ts';
import { readRows } from './read-rows.ts';

/** Comments of the rows that let users in, by `kind user`. Asked only while someone unknown is online. */
export async function readMarkers(router: RouterReader): Promise<ReadonlyMap<string, string>> {
  const options = { proplist: ['.id', 'name', 'comment'] };
  const secrets = await readRows(router, '/ppp/secret', options);
  const users = await readRows(router, '/ip/hotspot/user', options);
  const markers = new Map<string, string>();
  for (const { name, comment } of secrets) if (name && comment) markers.set(`ppp ${name}`, comment);
  for (const { name, comment } of users) if (name && comment) markers.set(`hotspot ${name}`, comment);
  return markers;
}
