import { tellDone, tellProblem } from '#ui/toast.ts';

interface CsvColumn<Row> {
  readonly header: string;
  readonly text: (row: Row) => string;
}

/** RFC 4180. A text that a spreadsheet would take for a formula is kept a text. */
function cell(text: string): string {
  const isFormula = /^[=+@\t\r]/.test(text) || /^-(?![\d.]+$)/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => cell(header)),
    ...rows.map((row) => columns.map((column) => cell(column.text(row)))),
  ];
  // The mark in front tells Excel that the bytes are UTF-8.
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** Every row that the list's filter finds, page after page. */
export async function allRows<Row>(page: (cursor: string | null) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const { items, nextCursor }: Page<Row> = await page(cursor);
    rows.push(...items);
    cursor = nextCursor;
  } while (cursor !== null);
  return rows;
}

/** Hands a file to the person: by the desktop's own dialog, or as a browser's download. */
export async function saveText(name: string, text: string): Promise<void> {
  if (window.lastmileShell !== undefined) {
    const saved = await window.lastmileShell.saveFile(name, new TextEncoder().encode(text));
    if (saved.outcome === 'saved') tellDone(`Saved as ${saved.path}.`);
    if (saved.outcome === 'failed') tellProblem(`The file was not saved: ${saved.reason}`);
    return;
  }
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
