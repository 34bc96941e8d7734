import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { onBothStores, temporaryFolder, testPlatform } from '../../tests/harness/test-platform.ts';
import { keyFile } from './key-slot.ts';
import { Secrets } from './secrets.ts';

onBothStores((kind) => {
  it('opens what it sealed, for the same record only, and shows nothing of it', async () => {
    const { secrets } = await testPlatform(kind);
    const sealed = secrets.seal('hunter2', 'device:1');
    expect(sealed).not.toContain('hunter2');
    expect(secrets.seal('hunter2', 'device:1')).not.toBe(sealed);
    expect(secrets.open(sealed, 'device:1')).toBe('hunter2');
    expect(() => secrets.open(sealed, 'device:2')).toThrow();
    expect(() => secrets.open(`${sealed.slice(0, -2)}AA`, 'device:1')).toThrow();
  });

  it('is locked on another machine until the shared passphrase is entered there once', async () => {
    const platform = await testPlatform(kind);
    const sealed = platform.secrets.seal('hunter2', 'device:1');
    await platform.secrets.share('correct horse battery');
    const file = path.join(await temporaryFolder(), 'key');
    const other = await Secrets.open(platform.store.db, keyFile(file));
    expect(other.state).toBe('locked');
    expect(() => other.open(sealed, 'device:1')).toThrow(/locked on this machine/);
    await expect(other.unlock('wrong passphrase')).rejects.toThrow(/not the passphrase/);
    await other.unlock('correct horse battery');
    expect(other.open(sealed, 'device:1')).toBe('hunter2');
    expect((await Secrets.open(platform.store.db, keyFile(file))).state).toBe('ready');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('correct horse');
  });

  it('opens with a replaced passphrase, and no longer with the former one', async () => {
    const platform = await testPlatform(kind);
    const sealed = platform.secrets.seal('hunter2', 'device:1');
    await platform.secrets.share('the former passphrase');
    await platform.secrets.share('the passphrase of today');
    const other = await Secrets.open(platform.store.db, keyFile(path.join(await temporaryFolder(), 'key')));
    await expect(other.unlock('the former passphrase')).rejects.toThrow(/not the passphrase/);
    expect(other.state).toBe('locked');
    await other.unlock('the passphrase of today');
    expect(other.open(sealed, 'device:1')).toBe('hunter2');
  });

  it('keeps a passphrase that was set before the one that a start brings', async () => {
    const platform = await testPlatform(kind);
    await platform.secrets.share('set in the settings');
    const slot = keyFile(path.join(await temporaryFolder(), 'key'));
    await (await Secrets.open(platform.store.db, slot)).unlock('set in the settings');
    await Secrets.open(platform.store.db, slot, 'brought by a start');
    const other = await Secrets.open(platform.store.db, keyFile(path.join(await temporaryFolder(), 'key')));
    await expect(other.unlock('brought by a start')).rejects.toThrow(/not the passphrase/);
  });
});
