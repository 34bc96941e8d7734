import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { done, id, instant, listInput, listOf, name, note, position } from '../values.ts';

export const sectorKinds = ['tower', 'access_point', 'pon', 'cabinet', 'area'] as const;
const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,23}$/, { error: 'A short code: letters, digits and . _ - only.' });

const kbps = z.number().int().min(64, { error: 'At least 64 kbps.' }).max(100_000_000);

/** RouterOS takes an interface, or addresses and networks joined by commas. */
const target = z
  .string()
  .trim()
  .regex(/^[^\p{C}\s"\\]{1,200}$/u, { error: 'An interface such as vlan100, or networks such as 10.20.0.0/22.' });

const capacity = z.object({
  downloadKbps: kbps,
  uploadKbps: kbps,
  target,
  oversubscription: z.number().int().min(1).max(100).default(10),
});

const sectorFields = z.object({
  name,
  code,
  kind: z.enum(sectorKinds),
  parentId: id.nullable(),
  position: position.nullable(),
  /** What leads to the sector: a parent queue on each router that serves it. Null: none. */
  capacity: capacity.nullable(),
  notes: note,
});
/** Defaults stand only where something is added: in a change, a field that is not named stays as it is. */
const newSector = sectorFields.extend({ notes: note.default(''), capacity: capacity.nullable().default(null) });
export type NewSector = z.infer<typeof newSector>;
const sectorChange = sectorFields.partial().extend({ id });
export type SectorChange = z.infer<typeof sectorChange>;
const sectorQuery = listInput(['name', 'code', 'createdAt']).extend({ archived: z.boolean().default(false) });
export type SectorQuery = z.infer<typeof sectorQuery>;

export const sector = sectorFields.extend({
  id,
  parentName: z.string().nullable(),
  serviceCount: z.number().int(),
  /** The rates of its running services together. */
  sold: z.object({ downloadKbps: z.number().int(), uploadKbps: z.number().int() }),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type Sector = z.infer<typeof sector>;

export const sectors = {
  list: procedure('customers.read', 'GET /sectors', 'Sectors').input(sectorQuery).output(listOf(sector)),
  get: procedure('customers.read', 'GET /sectors/{id}', 'One sector').input(z.object({ id })).output(sector),
  create: procedure('network.write', 'POST /sectors', 'Adds a sector').input(newSector).output(done),
  update: procedure('network.write', 'PATCH /sectors/{id}', 'Changes a sector').input(sectorChange).output(done),
  archive: procedure('network.write', 'DELETE /sectors/{id}', 'Archives a sector that serves nobody')
    .input(z.object({ id }))
    .output(done),
};
