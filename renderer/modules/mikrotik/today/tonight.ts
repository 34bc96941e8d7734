import type { RunPreview } from '#contract/billing.ts';
import { counted } from '../../core/show/words.ts';

const namedAtMost = 3;

/** "Amara Okafor, Chidi Nwosu and 3 others"; `count` is of all, `names` may be the first of them. */
export function namesOfMany(names: readonly string[], count: number): string {
  const first = [...new Set(names)].slice(0, namedAtMost);
  const left = count - first.length;
  if (first.length === 0) return '';
  if (left > 0) return `${first.join(', ')} and ${counted(left, 'other')}`;
  return new Intl.ListFormat('en-GB').format(first);
}

type Kind = RunPreview['decisions'][number]['decision'];

const namesWith = ({ decisions }: RunPreview, kind: Kind): string[] =>
  decisions.filter(({ decision }) => decision === kind).map(({ customerName }) => customerName);

/** Who is cut off, who comes back, and who is spared although it is their day. */
export function whoTonight(
  preview: RunPreview,
): Readonly<Record<'invoiced' | 'suspended' | 'reconnected' | 'held', string>> {
  const held = namesWith(preview, 'hold');
  return {
    invoiced: namesOfMany(
      preview.invoices.map(({ customerName }) => customerName),
      preview.invoicedCount,
    ),
    suspended: namesOfMany(namesWith(preview, 'suspend'), preview.suspendedCount),
    reconnected: namesOfMany(namesWith(preview, 'reconnect'), preview.reconnectedCount),
    held: namesOfMany(held, held.length),
  };
}

/** The decisions named "hold": the preview counts the others, these it only lists. */
export const heldCount = (preview: RunPreview): number => namesWith(preview, 'hold').length;
