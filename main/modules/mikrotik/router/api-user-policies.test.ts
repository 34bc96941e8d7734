import { expect, it } from 'vitest';
import type { RouterPath, RouterRow } from '../transport/router-transport.ts';
import { readPermissions } from './api-user-policies.ts';

const routerWith = (group: string, policy: string) => ({
  print: async (path: RouterPath): Promise<RouterRow[]> =>
    path === '/user' ? [{ name: 'lastmile', group }] : [{ name: group, policy }],
});

const asked = (transport: 'api' | 'rest', policy: string) =>
  readPermissions(routerWith('isp', policy), { apiUser: 'lastmile', transport });

it('what the group has stays in the command that gives it what it lacks', async () => {
  expect(await asked('rest', 'read,write,test,api,!ftp,!rest-api,!policy')).toEqual({
    state: 'lacking',
    sentence:
      'The API user lastmile (group isp) lacks the policy rest-api; changes will be refused. On the router: /user/group/set [find name="isp"] policy=read,write,test,api,rest-api.',
  });
  expect((await asked('api', 'api,!read,!write')).sentence).toContain('lacks the policies read and write;');
});

it('rest-api is needed by REST alone', async () => {
  expect((await asked('api', 'api,read,write,!rest-api')).state).toBe('enough');
});
