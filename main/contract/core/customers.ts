import { z } from 'zod';
import { auditEntry } from '../platform.ts';
import { procedure } from '../procedure.ts';
import { subscriptionStates } from '../subscription-machine.ts';
import { done, email, id, instant, listInput, listOf, name, note, shortText } from '../values.ts';

const phone = z
  .string()
  .trim()
  .regex(/^$|^\+?[0-9][0-9 ()./-]{4,24}$/, { error: 'A phone number such as +234 803 555 0147.' });

const customerFields = z.object({
  name,
  kind: z.enum(['person', 'business']),
  phone,
  email: z.union([z.literal(''), email]),
  address: shortText,
  taxId: shortText,
  notes: note,
});
const newCustomer = customerFields.extend({
  kind: customerFields.shape.kind.default('person'),
  phone: phone.default(''),
  email: customerFields.shape.email.default(''),
  address: shortText.default(''),
  taxId: shortText.default(''),
  notes: note.default(''),
});
export type NewCustomer = z.infer<typeof newCustomer>;
const customerChange = customerFields.partial().extend({ id });
export type CustomerChange = z.infer<typeof customerChange>;
const customerQuery = listInput(['name', 'code', 'createdAt']).extend({
  state: z.enum(subscriptionStates).optional(),
  sectorId: id.optional(),
  planId: id.optional(),
  kind: z.enum(['person', 'business']).optional(),
  archived: z.boolean().default(false),
});
export type CustomerQuery = z.infer<typeof customerQuery>;

export const customer = customerFields.extend({
  id,
  code: z.string(),
  services: z.object({
    active: z.number().int(),
    suspended: z.number().int(),
    paused: z.number().int(),
    waiting: z.number().int(),
    terminated: z.number().int(),
  }),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type Customer = z.infer<typeof customer>;

export const customers = {
  list: procedure('customers.read', 'GET /customers', 'Customers by name, code, phone, e-mail, MAC, IP or PPPoE user')
    .input(customerQuery)
    .output(listOf(customer)),
  get: procedure('customers.read', 'GET /customers/{id}', 'One customer').input(z.object({ id })).output(customer),
  create: procedure('customers.write', 'POST /customers', 'Adds a customer')
    .input(newCustomer)
    .output(done.extend({ code: z.string() })),
  update: procedure('customers.write', 'PATCH /customers/{id}', 'Changes a customer')
    .input(customerChange)
    .output(done),
  archive: procedure('customers.write', 'DELETE /customers/{id}', 'Archives a customer without running services')
    .input(z.object({ id }))
    .output(done),
  timeline: procedure(
    'customers.read',
    'GET /customers/{id}/timeline',
    'Everything that happened to the customer and their services',
  )
    .input(
      z.object({
        id,
        cursor: z.string().nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ items: z.array(auditEntry), nextCursor: z.string().nullable() })),
};
