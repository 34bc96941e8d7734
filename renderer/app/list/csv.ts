/** One column of a list as a spreadsheet gets it: plain numbers and dates, no icons. */
export interface CsvColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly text: (row: Row) => string;
}

/** Comma-separated with a byte order mark, so that every spreadsheet reads the letters of every language. */
export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ text }) => harmless(text(row)))),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A spreadsheet would run a text that begins like a formula; numbers and phone numbers begin so too and stay. */
const harmless = (cell: string): string =>
  /^[=@\t\r]/.test(cell) || /^[+-](?![\d (]*[\d ()./-]*$)/.test(cell) ? `'${cell}` : cell;
