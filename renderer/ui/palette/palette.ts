import type { LucideIcon } from 'lucide-react';

export interface PaletteItem {
  /** Says what it is and survives a restart: "customer:0192…", "do:new-ticket". */
  readonly id: string;
  readonly title: string;
  /** Quiet, beside the title: phone, address, state. */
  readonly note?: string;
  readonly icon?: LucideIcon;
  /** Keys that do the same without the palette. */
  readonly keys?: string;
  /** Other words that find it. */
  readonly keywords?: string;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

/** Commands whose words begin with every word typed; all of them while nothing is typed. */
export function matchCommands(commands: readonly PaletteItem[], query: string): PaletteItem[] {
  const wanted = wordsOf(query);
  return commands.filter((command) => {
    const words = wordsOf(`${command.title} ${command.note ?? ''} ${command.keywords ?? ''}`);
    return wanted.every((word) => words.some((candidate) => candidate.startsWith(word)));
  });
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,./:()-]+/)
    .filter((word) => word !== '');
