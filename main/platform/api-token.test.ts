import { expect, it } from 'vitest';
import { actorWith, testPlatform } from '../../tests/harness/test-platform.ts';
import { actorOfToken } from './sessions.ts';
import { createApiToken } from './staff.ts';

it('an API token ends at a time to come, or never', async () => {
  const platform = await testPlatform('sqlite');
  const make = (expiresAt: string | null) =>
    createApiToken(platform, actorWith('admin', platform), { name: 'script', role: 'auditor', expiresAt });
  const now = platform.clock.now();
  for (const past of ['2020-01-01T00:00:00.000Z', now]) {
    await expect(make(past)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: { expiresAt: 'A time that is still to come, or none.' } },
    });
  }
  const { token } = await make('2026-01-01T09:00:00.000Z');
  const roleNow = async () => (await actorOfToken(platform, token, 'api', platform.newId()))?.role;
  expect(await roleNow()).toBe('auditor');
  platform.clock.setTo('2026-01-01T09:00:00.000Z');
  expect(await roleNow()).toBeUndefined();
  await make(null);
});
