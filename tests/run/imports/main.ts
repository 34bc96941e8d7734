import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { checkImports } from './check-imports.ts';
import type { Aliases } from './resolve-import.ts';

const manifest: { imports: Aliases } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
const files = globSync('{electron,renderer,main,db,tests}/**/*.{ts,tsx,mts,mjs,cjs}', { cwd: projectRoot }).sort();
const sources = new Map(files.map((file) => [file, readFileSync(join(projectRoot, file), 'utf8')]));

const complaints = checkImports(sources, manifest.imports);
for (const complaint of complaints) console.error(complaint);
console.log(`${files.length} files, ${complaints.length} against the rules of docs/architecture.md`);
process.exitCode = complaints.length > 0 ? 1 : 0;
