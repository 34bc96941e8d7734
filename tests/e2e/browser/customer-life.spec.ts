import { expect, type Page, test } from '@playwright/test';
import { choose, createCompany, fill, furnish, go, patience, press, signIn } from '../office/hands.ts';
import { type OfficeAtHand, openOffice } from '../office/office-at-hand.ts';

/** The act that cannot be taken back asks for a reason and for the service's code, typed. */
async function terminate(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${code}` }).click();
  await page.getByRole('menuitem', { name: 'Terminate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('as agreed by phone');
  await dialog.getByRole('textbox').last().fill(code);
  await dialog.getByRole('button', { name: 'Terminate' }).click();
  await expect(dialog).toBeHidden(patience);
}

const secretOf = ({ router }: OfficeAtHand) => router.rows('/ppp/secret')[0];

test.describe('a newcomer takes one customer through a whole life', () => {
  let office: OfficeAtHand;
  test.beforeAll(async () => {
    office = await openOffice();
  });
  test.afterAll(() => office.stop());

  test('from an empty store to the last day', async ({ page }) => {
    test.setTimeout(300_000);
    await page.goto(office.url);
    await createCompany(page);
    await furnish(page, office.routerPort);

    await go(page, '/devices', 'Devices');
    await page.getByText('core-1').first().click();
    await press(page, /stage/i);
    const stage = page.getByRole('dialog');
    await stage.getByText('Live', { exact: true }).click();
    await stage.getByRole('textbox').last().fill('the router of this test');
    await stage.getByRole('button', { name: /live/i }).last().click();
    await expect(stage).toBeHidden(patience);

    await go(page, '/customers/new', 'New customer');
    await fill(page, 'Name', 'Ngozi Obi');
    await fill(page, 'Phone', '+234 803 555 0147');
    await press(page, 'Add customer');
    await expect(page.getByRole('heading', { level: 1, name: 'Ngozi Obi' })).toBeVisible(patience);
    const customer = page.url();

    await press(page, /service/i);
    await choose(page, 'Plan', 'Home 10');
    await choose(page, 'Sector', 'North tower');
    await choose(page, 'Connects by', 'PPPoE');
    await fill(page, 'PPPoE user', 'ngozi');
    await press(page, 'Add service');
    await expect(page.getByText('S-000001').first()).toBeVisible(patience);

    await page.goto(customer);
    await press(page, 'Activate');
    await fill(page, 'What was done', 'installed and tested');
    await press(page, 'Activate');
    await expect(page.getByText('GPS is required to activate').first()).toBeVisible();
    await fill(page, 'Position', '7.1475, 3.3619');
    await choose(page, 'Router', 'core-1');
    await press(page, 'Activate');
    await expect(page.getByText(/confirmed it/)).toBeVisible(patience);
    expect(secretOf(office)).toMatchObject({ profile: 'home-10', disabled: 'false' });

    await go(page, '/runs/preview', /run/i);
    await press(page, /run now/i);
    await page.getByRole('dialog').getByRole('button', { name: /run/i }).last().click();
    await go(page, '/invoices', 'Invoices');
    await expect(page.getByText('Ngozi Obi').first()).toBeVisible(patience);

    office.clock.passDays(19);
    await expect.poll(() => secretOf(office)?.profile, { timeout: 60_000 }).toBe('isp-suspended');
    await page.goto(customer);
    await page.reload();
    await signIn(page);
    await page.goto(customer);
    await expect(page.getByText('suspended').first()).toBeVisible(patience);
    await expect(page.getByText(/overdue/i).first()).toBeVisible(patience);

    await press(page, 'Record payment');
    await fill(page, 'Amount received', '20.00');
    await expect(page.getByText(/reconnect/i).first()).toBeVisible(patience);
    await press(page, 'Record payment');
    await expect.poll(() => secretOf(office)?.profile, { timeout: 60_000 }).toBe('home-10');

    await page.goto(customer);
    await expect(page.getByText('active').first()).toBeVisible(patience);
    await terminate(page, 'S-000001');
    await expect.poll(() => secretOf(office), { timeout: 60_000 }).toBeUndefined();
    await expect(page.getByText('terminated').first()).toBeVisible(patience);
  });
});
