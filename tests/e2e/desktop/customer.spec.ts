import { expect } from '@playwright/test';
import { createVirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { choose, createCompany, fill, furnish, go, patience, press } from '../office/hands.ts';
import { test } from './desktop-test.ts';

test('a customer is activated from the window; in dry run the router only reads', async ({ start }) => {
  test.setTimeout(180_000);
  const router = createVirtualRouter({ version: '6.49' });
  const routerPort = await router.listen();
  try {
    const { page } = await start();
    await createCompany(page);
    await furnish(page, routerPort);
    await go(page, '/customers/new', 'New customer');
    await fill(page, 'Name', 'Ngozi Obi');
    await press(page, 'Add customer');
    await expect(page.getByRole('heading', { level: 1, name: 'Ngozi Obi' })).toBeVisible(patience);
    await press(page, /service/i);
    await choose(page, 'Plan', 'Home 10');
    await choose(page, 'Sector', 'North tower');
    await choose(page, 'Connects by', 'PPPoE');
    await fill(page, 'PPPoE user', 'ngozi');
    await press(page, 'Add service');
    await expect(page.getByText('S-000001').first()).toBeVisible(patience);
    expect(router.rows('/ppp/secret')).toEqual([]);
    await press(page, 'Activate');
    await fill(page, 'What was done', 'installed and tested');
    await fill(page, 'Position', '7.1475, 3.3619');
    await choose(page, 'Router', 'core-1');
    await press(page, 'Activate');
    // The device is in dry run, as every new one: the change is planned and shown, and nothing is written.
    await expect(page.getByText(/dry run/i).first()).toBeVisible(patience);
    await go(page, '/changes', 'Changes');
    await expect(page.getByText('Ngozi Obi').first()).toBeVisible(patience);
    expect(router.rows('/ppp/secret')).toEqual([]);
    expect(router.commands.every(({ path }) => /\/(login|print)$/.test(path))).toBe(true);
  } finally {
    await router.close();
  }
});
