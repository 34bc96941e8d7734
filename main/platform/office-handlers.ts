import { z } from 'zod';
import { may, type Permission, rolesWith } from '#contract/permissions.ts';
import { settingTable } from '#contract/settings.ts';
import { Refusal } from '#kernel/errors.ts';
import { auditCount, auditPage, verifyAudit } from './audit-log.queries.ts';
import { entryFor, PRICE_EVENTS, seesMoney } from './money-sight.ts';
import { inTransaction, settingsOf } from './platform.ts';
import { procedures } from './procedures.ts';
import { writeSettings } from './settings.ts';

const { settings, audit, history } = procedures.platform;

const optionsOf = (schema: z.ZodType): string[] | null =>
  schema instanceof z.ZodEnum ? schema.options.map(String) : null;

export const settingsHandlers = {
  get: settings.get.handler(async ({ context }) => {
    const values = await settingsOf(context.platform);
    return Object.entries(settingTable).map(([key, { schema, group, label, rule, standard }]) => ({
      key,
      group,
      label,
      rule,
      standard,
      value: values[key as keyof typeof values],
      options: optionsOf(schema),
    }));
  }),
  update: settings.update.handler(async ({ input, context }) => {
    await inTransaction(context.platform, context.actor, (tx) => writeSettings(tx, input.changes));
    return { changed: Object.keys(input.changes).length };
  }),
  secrets: settings.secrets.handler(async ({ context: { platform } }) => ({
    state: platform.secrets.state,
    shared: await platform.secrets.isShared(),
    store: platform.store.kind === 'postgres' ? ('shared' as const) : ('own' as const),
  })),
  shareSecrets: settings.shareSecrets.handler(async ({ input, context: { platform, actor } }) => {
    await platform.secrets.share(input.passphrase);
    await inTransaction(platform, actor, async (tx) =>
      tx.audit({ event: 'secrets.shared', model: 'setting', recordId: 'secrets' }),
    );
    return { shared: true as const };
  }),
  unlockSecrets: settings.unlockSecrets.handler(async ({ input, context: { platform, actor } }) => {
    await platform.secrets.unlock(input.passphrase);
    await inTransaction(platform, actor, async (tx) =>
      tx.audit({ event: 'secrets.unlocked', model: 'setting', recordId: 'secrets' }),
    );
    return { unlocked: true as const };
  }),
};

export const auditHandlers = {
  list: audit.list.handler(async ({ input, context }) => {
    const { db } = context.platform.store;
    const page = { direction: input.sort.direction, cursor: input.cursor, limit: input.limit };
    const [{ items, nextCursor }, total] = await Promise.all([auditPage(db, input, page), auditCount(db, input)]);
    return { items, nextCursor, total };
  }),
  verify: audit.verify.handler(({ context }) => verifyAudit(context.platform.store.db)),
};

/** Who may read the history of a record: whoever may read the record. */
const historyPermission: Readonly<Record<string, Permission>> = {
  customer: 'customers.read',
  subscription: 'customers.read',
  sector: 'customers.read',
  device: 'network.read',
  provisioning_job: 'network.read',
  service_plan: 'plans.read',
  invoice: 'money.read',
  payment: 'money.read',
  billing_run: 'money.read',
  setting: 'settings.read',
};

export const historyHandlers = {
  of: history.of.handler(async ({ input: { model, recordId, cursor, limit }, context }) => {
    const permission = historyPermission[model] ?? 'audit.read';
    const { role } = context.actor;
    if (role === null || !may(role, permission)) {
      const roles = rolesWith(permission);
      throw new Refusal('FORBIDDEN', `Your role does not allow this. ${roles.join(', ')} can.`, { roles });
    }
    const exceptEvents = seesMoney(context.actor) ? [] : PRICE_EVENTS;
    const filter = { model, recordId, exceptEvents };
    const page = await auditPage(context.platform.store.db, filter, { direction: 'desc', cursor, limit });
    return { ...page, items: page.items.map((entry) => entryFor(context.actor, entry)) };
  }),
};
