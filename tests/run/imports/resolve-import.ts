import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** The "imports" of package.json: `{ "#kernel/*": "./main/kernel/*" }`. */
export type Aliases = Readonly<Record<string, string>>;

export type Target =
  | { readonly kind: 'ours'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node'; readonly name: string };

/** What an import in `from` points at; paths are relative to the project's root, as the house writes them in full. */
export function resolveImport(from: string, specifier: string, aliases: Aliases): Target {
  const [plain = specifier] = specifier.split('?');
  if (plain.startsWith('.')) return { kind: 'ours', path: posix.join(posix.dirname(from), plain) };
  for (const [alias, target] of Object.entries(aliases)) {
    const prefix = alias.replace('*', '');
    if (plain.startsWith(prefix)) {
      return { kind: 'ours', path: posix.join(target.replace('*', ''), plain.slice(prefix.length)) };
    }
  }
  if (isBuiltin(plain)) return { kind: 'node', name: plain };
  const [scope = plain, name] = plain.split('/');
  return { kind: 'package', name: plain.startsWith('@') && name ? `${scope}/${name}` : scope };
}
