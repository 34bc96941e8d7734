import { createRouterClient, ORPCError } from '@orpc/server';
import { expect, it } from 'vitest';
import { contextOf } from '../../tests/harness/test-context.ts';
import { actorWith, testPlatform } from '../../tests/harness/test-platform.ts';
import { systemActor } from './actor.ts';
import { sessionHandlers } from './session-handlers.ts';
import { createStaff } from './staff.ts';

const first = 'the first password';
const MISSES = 8;

/** Somebody at a console; the same limiter for all that they ask. */
async function atConsole() {
  const platform = await testPlatform('sqlite');
  const staff = { name: 'Ada', email: 'ada@test.example', role: 'support' as const, password: first };
  const id = await createStaff(platform, systemActor('test', platform.newId()), staff);
  const { changePassword } = createRouterClient(sessionHandlers, {
    context: contextOf(platform, { ...actorWith('support', platform), id }),
  });
  return async (current: string, next = first): Promise<string> => {
    try {
      await changePassword({ current, next });
      return 'changed';
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error;
      return `${error.status} ${error.message}`;
    }
  };
}

const wrong = '422 This is not your present password.';
const tooMany = '429 Too many attempts. Try again in 15 min.';

it('whoever took over a session cannot try passwords one after the other, nor all at once', async () => {
  const oneByOne = await atConsole();
  for (let n = 1; n <= MISSES; n += 1) expect(await oneByOne(`a guess ${n}`)).toBe(wrong);
  expect(await oneByOne('one guess more')).toBe(tooMany);
  expect(await oneByOne(first)).toBe(tooMany);

  const atOnce = await atConsole();
  const guesses = await Promise.all(Array.from({ length: 20 }, (_, n) => atOnce(`a guess ${n}`)));
  expect(guesses.filter((answer) => answer === wrong)).toHaveLength(MISSES);
});

it('changes of the password are not counted, only wrong ones', async () => {
  const change = await atConsole();
  for (let n = 1; n <= MISSES + 4; n += 1) expect(await change(first)).toBe('changed');
  expect(await change('a slip')).toBe(wrong);
  expect(await change(first)).toBe('changed');
});
