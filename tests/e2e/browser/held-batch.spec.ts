import { expect, type Page, test } from '@playwright/test';
import { createCompany, furnish, go, patience, press, signIn } from '../office/hands.ts';
import { answerOf } from '../office/neighbourhood.ts';
import { type OfficeAtHand, openOffice } from '../office/office-at-hand.ts';
import { connectStreet, loginOf } from '../office/street.ts';

// What stands between a mistake in the books and a street without internet, played on a real server and router.

const houses = 6;
/** Read-backs of a router, and the jobs before them. */
const onTheRouter = { timeout: 60_000 };
const why = 'the wrong list was suspended';

test.describe('a run that would cut off a whole street', () => {
  let office: OfficeAtHand;
  test.beforeAll(async () => {
    office = await openOffice();
  });
  test.afterAll(() => office.stop());

  const withProfile = (profile: string) => office.router.rows('/ppp/secret').filter((row) => row.profile === profile);
  const onProfile = (profile: string) => expect.poll(() => withProfile(profile).length, onTheRouter);

  test('is stopped, looked at, approved, undone as one; and a router in maintenance is left alone', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    let street: Awaited<ReturnType<typeof connectStreet>> | undefined;

    await test.step('a street that is online, and a brake for few', async () => {
      await page.goto(office.url);
      await createCompany(page);
      await furnish(page, office.routerPort);
      street = await connectStreet(page, houses);
      await onProfile('home-10').toBe(houses);
      await setBrake(page);
    });

    await test.step('nobody pays, and the daily run suspends them all: nobody is cut off yet', async () => {
      await answerOf(page, 'billing/runs/start', {});
      office.clock.passDays(19);
      await page.reload();
      await signIn(page);
      await go(page, '/', 'Today');
      await expect(page.getByText('Suspend House 01').first()).toBeVisible(onTheRouter);
      expect(withProfile('isp-suspended')).toEqual([]);
    });

    await test.step('Today says so first, and leads there', async () => {
      const needs = page.getByRole('list', { name: 'Needs a person' });
      const stopped = needs.getByRole('link', { name: 'changes on core-1 wait for you: stopped by the brake' });
      await expect(stopped).toBeVisible(patience);
      await stopped.click();
      await expect(page.getByRole('heading', { level: 1, name: `Suspend ${houses} services` })).toBeVisible(patience);
      await expect(page.getByText(`Stopped by the brake: ${houses} changes wait for a person.`)).toBeVisible();
      await expect(page.getByText(`${houses} customers lose service.`)).toBeVisible();
    });

    await test.step('one of them is looked at, row by row; Esc goes back to the batch', async () => {
      await page.getByRole('row', { name: /House 01/ }).click();
      await expect(page.getByText(/nothing is written to core-1 until somebody approves it/)).toBeVisible(patience);
      await expect(page.getByText('isp-suspended').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('heading', { level: 1, name: `Suspend ${houses} services` })).toBeVisible();
    });

    await test.step('approved, written and read back', async () => {
      await page.keyboard.press('a');
      const dialog = page.getByRole('dialog', { name: `Approve ${houses} changes?` });
      await expect(dialog.getByText(`${houses} customers lose service.`)).toBeVisible();
      await dialog.getByRole('button', { name: `Approve ${houses}` }).click();
      await onProfile('isp-suspended').toBe(houses);
      await expect(page.getByRole('button', { name: `Undo ${houses}…` })).toBeVisible(onTheRouter);
    });

    await test.step('undone as one: the undo asks why, and is watched', async () => {
      await press(page, `Undo ${houses}…`);
      const dialog = page.getByRole('dialog', { name: `Undo ${houses} changes?` });
      await dialog.getByRole('button', { name: `Undo ${houses}` }).click();
      await expect(dialog.getByText('Say why, in a few words')).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Why' }).fill(why);
      await dialog.getByRole('button', { name: `Undo ${houses}` }).click();
      await onProfile('home-10').toBe(houses);
      await expect(page.getByRole('heading', { level: 1, name: `Undo ${houses} services` })).toBeVisible(patience);
      await expect(page.getByRole('table', { name: 'Changes by state' })).toContainText('verified', onTheRouter);
    });

    await test.step('in maintenance nothing is written, and the change says what it waits for', async () => {
      const { deviceId, subscriptionIds } = street ?? { deviceId: '', subscriptionIds: [] };
      await go(page, `/devices/${deviceId}`, 'core-1');
      await press(page, 'More about core-1');
      await page.getByRole('menuitem', { name: 'Start maintenance…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Take core-1 out of service?' });
      // The office's days have passed, this desk's have not: no end by the desk's clock.
      await dialog.getByText('Until somebody ends it').click();
      await dialog.getByRole('textbox', { name: 'Why' }).fill('new power supply');
      await dialog.getByRole('button', { name: 'Start maintenance' }).click();
      await expect(page.getByText('In maintenance: new power supply')).toBeVisible(patience);
      await expect(page.getByText('1 in maintenance')).toBeVisible(patience);

      const push = { subscriptionId: subscriptionIds[0] ?? '', reason: 'as the books say' };
      const change = await answerOf(page, 'mikrotik/routers/push', push);
      await go(page, `/changes/${change.json.id}`, 'Push again for House 01');
      await expect(page.getByText('core-1 is in maintenance: nothing is written to it.')).toBeVisible(patience);
      expect(withProfile('isp-suspended')).toEqual([]);

      await go(page, `/devices/${deviceId}`, 'core-1');
      await press(page, 'End maintenance');
      await onProfile('isp-suspended').toBe(1);
      expect(withProfile('isp-suspended')[0]?.name).toBe(loginOf(1));
      await expect(page.getByText('Back in service', { exact: true })).toBeVisible(patience);
    });
  });
});

/** The run of the books may suspend everybody; it is the network's brake that asks. */
async function setBrake(page: Page): Promise<void> {
  await go(page, '/settings/rules', 'Rules');
  await page.locator('input[name="dunning.brakePercent"]').fill('100');
  await page.locator('input[name="network.brakeMinimum"]').fill('3');
  await page.locator('input[name="network.quietFrom"]').fill('22:00');
  await press(page, 'Save rules');
  await expect(page.getByText('Quiet hours that begin also end: say when.').first()).toBeVisible();
  await page.locator('input[name="network.quietFrom"]').fill('');
  await press(page, 'Save rules');
  await expect(page.getByText(/Stop a run that would suspend more than: 10 → 100/)).toBeVisible(patience);
}
