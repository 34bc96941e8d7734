import path from 'node:path';

export type ConsoleFile =
  /** A file with a hash in its name: there or not. */
  | { readonly kind: 'asset'; readonly file: string }
  /** What is no asset is the page, which routes by itself. */
  | { readonly kind: 'page'; readonly file: string }
  | { readonly kind: 'refused' };

/** Which file of the built console an address means; never one outside of its folder. */
export function consoleFile(folder: string, address: string): ConsoleFile {
  const page: ConsoleFile = { kind: 'page', file: path.join(folder, 'index.html') };
  let wanted: string;
  try {
    wanted = decodeURIComponent(new URL(address).pathname);
  } catch {
    return { kind: 'refused' };
  }
  const file = path.join(folder, wanted);
  if (wanted.includes('\0') || !(file + path.sep).startsWith(folder + path.sep)) return { kind: 'refused' };
  return path.extname(file) === '' || file === page.file ? page : { kind: 'asset', file };
}
