import { describe, expect, it } from 'vitest';
import { matchCommands, type PaletteItem } from './palette.ts';

const commands: PaletteItem[] = [
  { id: 'do:new-ticket', title: 'Open a ticket', keywords: 'fault complaint' },
  { id: 'do:run-billing', title: 'Preview the billing run', note: 'Money' },
  { id: 'go:routers', title: 'Go to routers', keywords: 'devices mikrotik' },
];
const found = (query: string) => matchCommands(commands, query).map((command) => command.id);

describe('the commands of the palette', () => {
  it('are all offered before anything is typed', () => expect(found('  ')).toHaveLength(3));
  it('are found by the beginnings of their words, in any order', () =>
    expect(found('run bill')).toEqual(['do:run-billing']));
  it('are found by other words for the same thing', () => expect(found('mikro')).toEqual(['go:routers']));
  it('are found by their note', () => expect(found('money')).toEqual(['do:run-billing']));
  it('are not found by the middle of a word', () => expect(found('icket')).toEqual([]));
});
