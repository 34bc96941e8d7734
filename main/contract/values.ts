import { z } from 'zod';
import { isCalendarDate } from '../kernel/calendar.ts';
import { isIpv4, isMac, normalizeMac } from '../kernel/network-address.ts';

/** Shapes that many procedures share. Each refuses with a sentence for the person at the field. */
export const id = z.uuid({ error: 'This is not the id of a record.' });
/** ISO counts a year 0; Postgres and people do not. */
const isOfOurEra = (text: string): boolean => !text.startsWith('0000');
const instantRule = { error: 'An instant in UTC such as 2026-03-31T08:00:00.000Z.' };
export const instant = z.iso.datetime({ precision: 3, ...instantRule }).refine(isOfOurEra, instantRule);
export const date = z
  .string()
  .refine((text) => isCalendarDate(text) && isOfOurEra(text), { error: 'A date such as 2026-03-31.' });
export const minor = z.bigint();
export const positiveMinor = z.bigint().positive({ error: 'An amount above zero.' }).max(9_000_000_000_000_000n);
export const notNegativeMinor = z.bigint().nonnegative({ error: 'Zero or more.' }).max(9_000_000_000_000_000n);

export const name = z
  .string()
  .trim()
  .min(1, { error: 'A name is required.' })
  .max(200, { error: 'At most 200 characters.' });
export const note = z.string().trim().max(4000, { error: 'At most 4,000 characters.' });
export const shortText = z.string().trim().max(200, { error: 'At most 200 characters.' });
export const reason = z
  .string()
  .trim()
  .min(3, { error: 'Say why, in a few words: it stays in the history.' })
  .max(500, { error: 'At most 500 characters.' });

export const email = z.email({ error: 'An e-mail address such as name@example.org.' }).max(200);
export const password = z
  .string()
  .min(10, { error: 'At least 10 characters.' })
  .max(200, { error: 'At most 200 characters.' });

export const mac = z
  .string()
  .refine(isMac, { error: 'A MAC address such as 64:D1:54:0A:1B:2C.' })
  .transform(normalizeMac);
export const ipv4 = z.string().refine(isIpv4, { error: 'An IPv4 address such as 10.20.0.15.' });
export const host = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?$/, {
    error: 'An address such as 10.0.0.1 or router.example.org.',
  });
export const port = z.number().int().min(1).max(65_535);

export const position = z.object({
  lat: z
    .number()
    .min(-90, { error: 'Latitude is between -90 and 90.' })
    .max(90, { error: 'Latitude is between -90 and 90.' }),
  lng: z
    .number()
    .min(-180, { error: 'Longitude is between -180 and 180.' })
    .max(180, { error: 'Longitude is between -180 and 180.' }),
});

/** RouterOS shows names in rules and logs: printable, no spaces or quotes, so that nothing needs escaping anywhere. */
export const pppoeUser = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{1,62}$/, { error: 'Letters, digits and . _ @ - only; 2 to 63 characters.' });

export const done = z.object({ id });

/** Input of every list: what is searched, how it is sorted, where it goes on. */
export const listInput = <Sort extends string>(sortBy: readonly [Sort, ...Sort[]], direction: 'asc' | 'desc' = 'asc') =>
  z.object({
    search: z.string().max(200).default(''),
    sort: z
      .object({ by: z.enum(sortBy).default(sortBy[0]), direction: z.enum(['asc', 'desc']).default(direction) })
      .prefault({}),
    cursor: z.string().max(2000).nullable().default(null),
    limit: z.number().int().min(1).max(500).default(100),
  });

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    /** Of everything that the filter finds, not of this page. */
    total: z.number().int(),
  });

/** A record behind a reason. */
export const reasonRef = z.object({ model: z.string(), id: z.string(), label: z.string() });
