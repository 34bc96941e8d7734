import type { RouterTables } from '../tables/router-tables.ts';
import { noMatch } from '../tables/trap.ts';
import { done, type ReplySentence } from './reply.ts';
import type { ApiRequest } from './request.ts';

/** `/interface/monitor-traffic interface=… once=`: what passes an interface at this moment, as the router sees it. */
export function monitorTraffic(tables: RouterTables, request: ApiRequest): readonly ReplySentence[] {
  const name = request.arguments.get('interface') ?? '';
  const found = tables.at('/interface').find(name);
  if (!found) throw noMatch('interface');
  const queue = [...tables.at('/queue/simple').rows()].find(({ values }) => values.get('target') === name);
  // A session without a queue is one without a limit.
  const counted = queue?.values ?? new Map([...found.values, ['target', name]]);
  const flow = tables.showContext().flowOf?.(counted);
  const { uploadBps = 0, downloadBps = 0 } = flow ?? {};
  const packets = (bps: number): string => String(Math.round(bps / 8 / 900));
  return [
    [
      '!re',
      `=name=${found.values.get('name') ?? name}`,
      `=rx-packets-per-second=${packets(uploadBps)}`,
      `=rx-bits-per-second=${uploadBps}`,
      `=tx-packets-per-second=${packets(downloadBps)}`,
      `=tx-bits-per-second=${downloadBps}`,
    ],
    done,
  ];
}
