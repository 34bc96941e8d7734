import type { Id } from '#kernel/ids.ts';
import type { Plan } from '../plan/service.ts';
import { type Adoption, adoptionOf, merged } from './adoption.ts';
import type { DriftRecord } from './drift-rows.queries.ts';
import { adoptOf } from './row-acts.ts';

export interface ServiceAdoption {
  readonly subscriptionId: Id;
  readonly adoption: Adoption;
  readonly rows: readonly DriftRecord[];
}

export interface Adoptions {
  readonly adoptions: readonly ServiceAdoption[];
  readonly refused: readonly { readonly rowId: Id; readonly sentence: string }[];
}

/** What becomes of each service of these rows in the books; rows that do not fit there say why. */
export function adoptionsOf(rows: readonly DriftRecord[], plans: readonly Plan[]): Adoptions {
  const refused: { rowId: Id; sentence: string }[] = [];
  const byService = new Map<Id, { rows: DriftRecord[]; parts: Adoption[] }>();
  for (const row of rows) {
    const act = adoptOf(row, plans);
    const adopting = adoptionOf(row, plans);
    if (!act.can || 'why' in adopting || row.subscriptionId === null) {
      refused.push({ rowId: row.id, sentence: act.words });
      continue;
    }
    const known = byService.get(row.subscriptionId) ?? { rows: [], parts: [] };
    byService.set(row.subscriptionId, { rows: [...known.rows, row], parts: [...known.parts, adopting.ok] });
  }
  const adoptions: ServiceAdoption[] = [];
  for (const [subscriptionId, { rows: own, parts }] of byService) {
    const whole = merged(parts);
    if ('why' in whole) refused.push(...own.map(({ id: rowId }) => ({ rowId, sentence: whole.why })));
    else adoptions.push({ subscriptionId, adoption: whole.ok, rows: own });
  }
  return { adoptions, refused };
}
