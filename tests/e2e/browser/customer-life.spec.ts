import { test } from '@playwright/test';
import { playLife } from '../office/life.ts';
import { type OfficeAtHand, openOffice } from '../office/office-at-hand.ts';

test.describe('a newcomer takes one customer through a whole life in a browser', () => {
  let office: OfficeAtHand;
  test.beforeAll(async () => {
    office = await openOffice();
  });
  test.afterAll(() => office.stop());

  test('from an empty store to the last day', async ({ page }) => {
    test.setTimeout(300_000);
    const { url, router, routerPort, clock } = office;
    await page.goto(url);
    await playLife({
      page,
      router,
      routerPort,
      async passDays(days) {
        clock.passDays(days);
        await page.reload();
      },
    });
  });
});
