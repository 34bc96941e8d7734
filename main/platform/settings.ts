import { type SettingKey, type Settings, settingTable } from '#contract/settings.ts';
import { refusedTogether } from '#contract/settings-together.ts';
import { toJsonColumn } from '#db/store-values.ts';
import { invalid } from '#kernel/errors.ts';
import type { WriteContext, WriteTx } from './write.ts';

const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingTable, key);

/** Every setting with its stored value or its default. A stored value that this version refuses counts as unset. */
export async function readSettings(db: WriteContext['store']['db']): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['key', 'valueJson']).execute();
  const stored = new Map(rows.map((row) => [row.key, row.valueJson]));
  const read = (key: string): unknown => {
    if (!isSettingKey(key)) return undefined;
    const { schema, standard } = settingTable[key];
    const parsed = schema.safeParse(stored.get(key));
    return parsed.success ? parsed.data : standard;
  };
  return Object.fromEntries(Object.keys(settingTable).map((key) => [key, read(key)])) as Settings;
}

/** Changes some settings, each checked by its own rule. */
export async function writeSettings(tx: WriteTx, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const before = await readSettings(tx.db);
  const refused = Object.entries(changes).flatMap(([key, value]): [string, string][] => {
    if (!isSettingKey(key)) return [[key, `There is no setting ${key}.`]];
    const { schema, label, rule } = settingTable[key];
    return schema.safeParse(value).success ? [] : [[key, `${label}: ${rule}`]];
  });
  if (refused.length > 0) throw invalid(Object.fromEntries(refused));
  const together = refusedTogether({ ...before, ...changes });
  if (Object.keys(together).length > 0) throw invalid(together);
  for (const [key, value] of Object.entries(changes)) {
    const row = { valueJson: toJsonColumn(value), updatedAt: tx.now };
    await tx.db
      .insertInto('setting')
      .values({ key, ...row })
      .onConflict((on) => on.column('key').doUpdateSet(row))
      .execute();
  }
  const keys = Object.keys(changes);
  const pick = (all: Readonly<Record<string, unknown>>): unknown =>
    Object.fromEntries(keys.map((key) => [key, all[key]]));
  tx.audit({ event: 'settings.changed', model: 'setting', recordId: 'settings', before: pick(before), after: changes });
}
