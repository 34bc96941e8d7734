import { describe, expect, it } from 'vitest';
import type { StaffRole } from '#contract/permissions.ts';
import type { Id } from '#kernel/ids.ts';
import { actorWith, onBothStores, type TestPlatform, testPlatform } from '../../tests/harness/test-platform.ts';
import { systemActor } from './actor.ts';
import { passwordFits } from './passwords.ts';
import { createStaff } from './staff.ts';
import { updateStaff } from './update-staff.ts';

const ROUNDS = 5;

async function hire(platform: TestPlatform, role: StaffRole): Promise<Id> {
  const staff = { name: `A ${role}`, email: `${platform.newId()}@test.example`, role, password: 'the first password' };
  return await createStaff(platform, systemActor('test', platform.newId()), staff);
}

const personOf = ({ store }: TestPlatform, id: Id) =>
  store.db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const adminsOf = ({ store }: TestPlatform) =>
  store.db.selectFrom('staff').select('id').where('role', '=', 'admin').where('archivedAt', 'is', null).execute();

onBothStores((kind) => {
  describe('what two admins change at the same moment', () => {
    it('is both kept: the end of an access is not undone by a rename beside it', async () => {
      const platform = await testPlatform(kind);
      const admin = actorWith('admin', platform);
      for (let round = 1; round <= ROUNDS; round += 1) {
        await hire(platform, 'admin');
        const id = await hire(platform, 'support');
        await Promise.all([
          updateStaff(platform, admin, id, { name: 'Renamed' }),
          updateStaff(platform, admin, id, { archived: true }),
          updateStaff(platform, admin, id, { role: 'noc' }),
        ]);
        expect(await personOf(platform, id)).toMatchObject({
          name: 'Renamed',
          role: 'noc',
          archivedAt: platform.clock.now(),
        });
      }
    });

    it('is both kept: a new password is not undone by renames beside it', async () => {
      const platform = await testPlatform(kind);
      const admin = actorWith('admin', platform);
      await hire(platform, 'admin');
      const id = await hire(platform, 'support');
      const renames = async () => {
        for (let n = 1; n <= 40; n += 1) await updateStaff(platform, admin, id, { name: `Name ${n}` });
      };
      await Promise.all([renames(), renames(), updateStaff(platform, admin, id, { password: 'the second password' })]);
      const { name, passwordHash } = await personOf(platform, id);
      expect(name).toBe('Name 40');
      expect(await passwordFits(passwordHash, 'the second password')).toBe(true);
    });

    it('leaves an admin, whoever demotes or archives whom', async () => {
      const platform = await testPlatform(kind);
      const actor = actorWith('admin', platform);
      for (let round = 1; round <= ROUNDS; round += 1) {
        while ((await adminsOf(platform)).length < 2) await hire(platform, 'admin');
        const [first, second] = await adminsOf(platform);
        const outcomes = await Promise.allSettled([
          updateStaff(platform, actor, first?.id ?? '', { role: 'support' }),
          updateStaff(platform, actor, second?.id ?? '', { archived: true }),
        ]);
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
          reason: { code: 'NOT_ALLOWED_NOW', message: 'Someone must stay admin. Make another admin first.' },
        });
        expect(await adminsOf(platform)).toHaveLength(1);
      }
    });
  });
});
