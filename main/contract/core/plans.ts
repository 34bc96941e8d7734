import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { date, done, id, instant, listInput, listOf, minor, name, notNegativeMinor } from '../values.ts';

export const authMethods = ['dhcp', 'pppoe', 'hotspot', 'static'] as const;
export type AuthMethod = (typeof authMethods)[number];

/**
 * Profiles that a plan would take from their owner: RouterOS's own two (factory rows, which every other profile and secret
 * falls back to) and everything that begins with `isp-`, where Lastmile keeps its own, such as `isp-suspended`.
 */
const RESERVED_PROFILE = /^(default|default-encryption|isp-.*)$/i;

const routerosProfile = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, { error: 'A profile name: letters, digits and . _ - only.' })
  .refine((profile) => !RESERVED_PROFILE.test(profile), {
    error: 'This profile is kept for RouterOS and Lastmile themselves: default, default-encryption and isp-….',
  });

const kbps = z.number().int().min(64, { error: 'At least 64 kbps.' }).max(100_000_000);
const planFields = z.object({
  name,
  downloadKbps: kbps,
  uploadKbps: kbps,
  burst: z
    .object({
      downloadKbps: kbps,
      uploadKbps: kbps,
      thresholdPercent: z.number().int().min(1).max(100),
      seconds: z.number().int().min(1).max(300),
    })
    .nullable(),
  taxBasisPoints: z.number().int().min(0).max(10_000),
  periodMonths: z.number().int().min(1).max(12),
  authMethods: z.array(z.enum(authMethods)).min(1, { error: 'At least one way to connect.' }),
  routerosProfile,
  /** Where a sector is full: 1 is served first, 8 last. */
  priority: z.number().int().min(1).max(8),
  onSale: z.enum(['on_sale', 'withdrawn']),
});
const newPlan = planFields.extend({
  burst: planFields.shape.burst.default(null),
  priority: planFields.shape.priority.default(8),
  periodMonths: planFields.shape.periodMonths.default(1),
  onSale: planFields.shape.onSale.default('on_sale'),
  priceMinor: notNegativeMinor,
});
export type NewPlan = z.infer<typeof newPlan>;
const planChange = planFields.partial().extend({ id });
export type PlanChange = z.infer<typeof planChange>;
const planQuery = listInput(['name', 'price', 'createdAt']).extend({
  onSale: z.enum(['on_sale', 'withdrawn']).optional(),
});
export type PlanQuery = z.infer<typeof planQuery>;
const priceChange = z.object({ id, priceMinor: notNegativeMinor, effectiveFrom: date });
export type PriceChange = z.infer<typeof priceChange>;

const planPrice = z.object({ effectiveFrom: date, priceMinor: minor });

export const plan = planFields.extend({
  id,
  /** In force today; null, as the next one, for who may not see money ('money.balances'). */
  priceMinor: minor.nullable(),
  nextPrice: planPrice.nullable(),
  currency: z.string(),
  serviceCount: z.number().int(),
  createdAt: instant,
  archivedAt: instant.nullable(),
});
export type Plan = z.infer<typeof plan>;

export const plans = {
  list: procedure('plans.read', 'GET /plans', 'Service plans').input(planQuery).output(listOf(plan)),
  get: procedure('plans.read', 'GET /plans/{id}', 'One plan with its prices')
    .input(z.object({ id }))
    .output(
      plan.extend({
        /** Empty for who may not see money. */
        prices: z.array(planPrice),
      }),
    ),
  create: procedure('plans.write', 'POST /plans', 'Adds a plan').input(newPlan).output(done),
  update: procedure(
    'plans.write',
    'PATCH /plans/{id}',
    'Changes a plan; its rates reach the routers as changes to apply',
  )
    .input(planChange)
    .output(done),
  previewPrice: procedure(
    'money.balances',
    'GET /plans/{id}/price-preview',
    'Whom a new price touches, and how much, from when',
  )
    .input(priceChange)
    .output(
      z.object({
        services: z.number().int(),
        overridden: z.number().int(),
        monthlyDifferenceMinor: minor,
        presentMinor: minor,
        currency: z.string(),
      }),
    ),
  changePrice: procedure(
    'plans.write',
    'POST /plans/{id}/prices',
    'A new price from a day on; periods that began before keep the old one',
  )
    .input(priceChange)
    .output(done),
};
