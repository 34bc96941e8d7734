/** Server settings by their postgresql.conf names. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** Nothing here outlives the run, so nothing waits for a disk; autovacuum would hold templates while they are copied. */
export const throwaway: PostgresSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
};

/**
 * The durability of a server as it is installed: for benchmarks whose numbers are to mean something.
 * @public
 */
export const durable: PostgresSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  autovacuum: 'on',
};
