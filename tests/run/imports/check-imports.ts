import { findCircles } from './find-circles.ts';
import { type Import, readImports } from './read-imports.ts';
import { type Aliases, resolveImport, type Target } from './resolve-import.ts';
import { type Room, reservedPackages, rooms, testCode } from './rooms.ts';

/** Source files by their path from the project's root. */
export type Sources = ReadonlyMap<string, string>;

/** Every import against an arrow and every circle, as sentences; none when the house is in order. */
export function checkImports(sources: Sources, aliases: Aliases): string[] {
  const complaints: string[] = [];
  const loads = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const room = roomOf(file);
    if (!room && !testCode.test(file)) complaints.push(`${file}  stands in no room of docs/architecture.md`);
    const loaded: string[] = [];
    for (const found of readImports(file, source)) {
      const target = resolveImport(file, found.specifier, aliases);
      if (target.kind === 'ours' && found.kind === 'value') loaded.push(target.path);
      const refusal = refuse(file, room, target, found);
      if (refusal) complaints.push(`${file}:${found.line} → ${named(target)}  ${refusal}`);
    }
    loads.set(file, loaded);
  }
  for (const circle of findCircles(loads)) complaints.push(`${[...circle, circle[0]].join(' → ')}  is a circle`);
  return complaints;
}

function refuse(file: string, room: Room | undefined, target: Target, found: Import): string | undefined {
  if (target.kind === 'package') {
    const owner = reservedPackages[target.name];
    if (owner && room?.name !== owner) return `only ${owner}/ imports ${target.name}`;
  }
  if (!room || testCode.test(file)) return undefined;
  switch (target.kind) {
    case 'node':
      return room.node === false ? `${room.name} also runs in a page, where Node's modules do not exist` : undefined;
    case 'package':
      if (!room.packages || room.packages.includes(target.name)) return undefined;
      return `${room.name} imports no package but ${room.packages.join(', ')}`;
    case 'ours':
      return refuseOurs(room, target.path, found);
  }
}

function refuseOurs(room: Room, path: string, found: Import): string | undefined {
  if (testCode.test(path)) return 'is test code, which the product does not import';
  const other = roomOf(path);
  if (!other) return 'stands in no room of docs/architecture.md';
  if (other === room) return undefined;
  if (room.knowsTypesOf?.includes(other.name)) {
    return found.kind === 'type' ? undefined : `${room.name} knows only types of ${other.name}`;
  }
  if (!room.knows.includes(other.name)) return `${room.name} does not know ${other.name}`;
  if (other.door && other.door !== path) return `${other.name} is entered only through its index.ts`;
  return undefined;
}

function roomOf(file: string): Room | undefined {
  return rooms.find((room) => room.files.test(file));
}

function named(target: Target): string {
  return target.kind === 'ours' ? target.path : target.name;
}
