import { expect } from '@playwright/test';
import { createCompany, furnish, go, patience } from '../office/hands.ts';
import { activate, playLife, signUp } from '../office/life.ts';
import { passDays, test } from './desktop-test.ts';

test('a newcomer takes one customer through a whole life in a desktop window', async ({
  start,
  router,
  routerPort,
}) => {
  test.setTimeout(300_000);
  const { app, page } = await start();
  await playLife({
    page,
    router,
    routerPort,
    passDays: (days) => passDays(app, days),
  });
});

test('in dry run the change of an activation is planned and shown, and the router only reads', async ({
  start,
  router,
  routerPort,
}) => {
  test.setTimeout(180_000);
  const { page } = await start();
  await createCompany(page);
  await furnish(page, routerPort);
  await signUp(page);
  await activate(page);
  // The device is in dry run, as every new one.
  await expect(page.getByText(/dry run/i).first()).toBeVisible(patience);
  await go(page, '/changes', 'Changes');
  await expect(page.getByText('Ngozi Obi').first()).toBeVisible(patience);
  expect(router.rows('/ppp/secret')).toEqual([]);
  expect(router.commands.every(({ path }) => /\/(login|print)$/.test(path))).toBe(true);
});
