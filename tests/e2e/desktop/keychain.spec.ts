import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { openStore, type StoreLocation } from '#db/open.ts';
import { keySlotName } from '#platform/key-slot.ts';
import { freshDatabase } from '../../postgres/fresh-database.ts';
import { ask, killBackOffice, listenToBackOffice, patience, test } from './desktop-test.ts';

const company = {
  company: 'Summit Net',
  currency: 'USD',
  timeZone: 'UTC',
  adminName: 'Noor',
  adminEmail: 'noor@summit.example',
  adminPassword: 'correct horse battery',
};

/** No keychain answers on a machine of a test: this one stands where Electron asks the system. */
const standIn = (app: ElectronApplication, isThere: boolean): Promise<void> =>
  app.evaluate(({ safeStorage }, there) => {
    const turned = (text: string): string => [...text].reverse().join('');
    safeStorage.isEncryptionAvailable = () => there;
    safeStorage.getSelectedStorageBackend = () => (there ? 'gnome_libsecret' : 'basic_text');
    safeStorage.encryptString = (text) => Buffer.from(`sealed ${turned(text)}`);
    safeStorage.decryptString = (sealed) => turned(sealed.toString().replace(/^sealed /, ''));
  }, isThere);

/** As a store that has no key yet: it is asked for one when the back office comes back. */
async function forgetKey(location: StoreLocation, files: readonly string[]): Promise<void> {
  const store = await openStore(location);
  await store.db.deleteFrom('storeInfo').where('key', '=', 'secrets.check').execute();
  await store.close();
  for (const file of files) rmSync(file, { force: true });
}

for (const kind of ['sqlite', 'postgres'] as const) {
  test(`the key of a ${kind} store is in the keychain, and in no file`, async ({ start, dataFolder }) => {
    const shared = kind === 'postgres' ? await freshDatabase() : undefined;
    try {
      const name = keySlotName(shared?.url);
      const plain = path.join(dataFolder, `${name}.key`);
      const sealed = path.join(dataFolder, 'desktop', `${name}.key.sealed`);
      const location: StoreLocation =
        shared === undefined
          ? { kind: 'sqlite', file: path.join(dataFolder, 'lastmile.sqlite') }
          : { kind: 'postgres', url: shared.url };
      const { app, page } = await start(...(shared === undefined ? [] : ['--postgres', shared.url]));
      const heard = await listenToBackOffice(page);
      const started = (times: number) =>
        expect.poll(async () => (await heard()).filter((state) => state === 'ready'), patience).toHaveLength(times);
      await started(1);
      await ask(page, '/platform/setup/createCompany', company);

      await standIn(app, false);
      await forgetKey(location, [plain, sealed]);
      await killBackOffice(app);
      await started(2);
      expect(statSync(plain).mode & 0o777).toBe(0o600);
      expect(existsSync(sealed)).toBe(false);

      await standIn(app, true);
      await forgetKey(location, [plain, sealed]);
      await killBackOffice(app);
      await started(3);
      expect(readFileSync(sealed, 'utf8')).toMatch(/^sealed /);
      expect(existsSync(plain)).toBe(false);

      await killBackOffice(app);
      await started(4);
      expect(await ask(page, '/platform/settings/secrets')).toMatchObject({ state: 'ready' });
      expect(existsSync(plain)).toBe(false);
      await app.close();
    } finally {
      await shared?.drop();
    }
  });
}
