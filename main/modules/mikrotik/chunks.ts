/** SQLite takes 32,766 parameters a statement; a few hundred ids also keep Postgres's plans small. */
const CHUNK = 500;

export async function inChunks<T>(all: readonly T[], work: (chunk: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += CHUNK) await work(all.slice(at, at + CHUNK));
}
