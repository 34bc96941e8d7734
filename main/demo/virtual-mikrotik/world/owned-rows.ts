import type { Row } from '../tables/row-index.ts';
import type { Table } from '../tables/table.ts';

/** Dynamic rows that live as long as another row: a session's interface, queue and address-list entry. */
export class OwnedRows {
  readonly #owned = new Map<Row, { table: Table; row: Row }[]>();

  /** From now on, rows of this table take what they own with them when they go. */
  watch(owners: Table): void {
    owners.onChange(({ kind, row }) => {
      if (kind === 'removed') this.release(row);
    });
  }

  add(owner: Row, table: Table, row: Row): void {
    const rows = this.#owned.get(owner);
    if (rows) rows.push({ table, row });
    else this.#owned.set(owner, [{ table, row }]);
  }

  release(owner: Row): void {
    const rows = this.#owned.get(owner) ?? [];
    this.#owned.delete(owner);
    for (const { table, row } of rows) table.remove(row);
  }
}
