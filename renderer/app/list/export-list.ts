import { refusalOf } from '#app/client.ts';
import { tellDone, tellProblem } from '#ui/toast.ts';
import { type CsvColumn, csvOf } from './csv.ts';
import { type Page, rowsOfAll } from './rows-of-all.ts';

interface Export<Row> {
  /** The file's name without its ending: "customers". */
  readonly name: string;
  readonly noun: { readonly one: string; readonly many: string };
  /** By the id of the column that shows it; a column may become several: an amount, and its currency. */
  readonly columns: readonly CsvColumn<Row>[];
  /** Those shown now, in their order. */
  readonly shown: readonly string[];
  readonly page: (cursor: string | null) => Promise<Page<Row>>;
}

/** Takes away exactly what the list shows: its filter, its order, its columns, and every page of it. */
export async function exportList<Row>({ name, noun, columns, shown, page }: Export<Row>): Promise<void> {
  const wanted = shown.flatMap((id) => columns.filter((column) => column.id === id));
  try {
    const rows = await rowsOfAll(page);
    const saved = await saveText(`${name}.csv`, csvOf(wanted, rows));
    if (saved) tellDone(`Exported ${rows.length.toLocaleString('en-GB')} ${rows.length === 1 ? noun.one : noun.many}.`);
  } catch (error) {
    const { message, reference } = refusalOf(error);
    tellProblem(message, reference === undefined ? {} : { reference });
  }
}

/** By the desktop's own dialog, or as a download of the browser. Answers false when it was called off. */
async function saveText(name: string, text: string): Promise<boolean> {
  const shell = window.lastmileShell;
  if (shell !== undefined) {
    const outcome = await shell.saveFile(name, new TextEncoder().encode(text));
    if (outcome.outcome === 'failed') tellProblem(outcome.reason);
    return outcome.outcome === 'saved';
  }
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return true;
}
