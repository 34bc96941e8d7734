import { expect, type Page, test } from '@playwright/test';
import type { VirtualRouter } from '#demo/virtual-mikrotik/index.ts';
import { choose, createCompany, fill, furnish, go, patience, press, signIn } from './hands.ts';

/** Where a life is played: a page over an empty office whose days can pass, and the router it works with. */
export interface Stage {
  readonly page: Page;
  readonly router: VirtualRouter;
  readonly routerPort: number;
  /** After so many days nobody is signed in any more. */
  passDays(days: number): Promise<void>;
}

const code = 'S-000001';
/** Read-backs of a router, and the jobs before them. */
const onTheRouter = { timeout: 60_000 };

async function makeLive(page: Page): Promise<void> {
  await go(page, '/devices', 'Devices');
  await page.getByRole('row', { name: /core-1/ }).click();
  await press(page, /stage/i);
  const stage = page.getByRole('dialog');
  await stage.getByText('Live', { exact: true }).click();
  await stage.getByRole('textbox').last().fill('the router of this test');
  await stage.getByRole('button', { name: /live/i }).last().click();
  await expect(stage).toBeHidden(patience);
}

/** A customer with a service by PPPoE that waits for its installation; answers the address of the customer's page. */
export async function signUp(page: Page): Promise<string> {
  await go(page, '/customers/new', 'New customer');
  await fill(page, 'Name', 'Ngozi Obi');
  await fill(page, 'Phone', '+234 803 555 0147');
  await press(page, 'Add customer');
  await expect(page.getByRole('heading', { level: 1, name: 'Ngozi Obi' })).toBeVisible(patience);
  const customer = new URL(page.url()).hash.slice(1);

  await press(page, /service/i);
  await choose(page, 'Plan', 'Home 10');
  await choose(page, 'Sector', 'North tower');
  await choose(page, 'Connects by', 'PPPoE');
  await fill(page, 'PPPoE user', 'ngozi');
  await press(page, 'Add service');
  await expect(page.getByText(code).first()).toBeVisible(patience);
  return customer;
}

/** The technician's act; refused until the place is known. */
export async function activate(page: Page): Promise<void> {
  await press(page, 'Activate');
  await fill(page, 'What was done', 'installed and tested');
  await press(page, 'Activate');
  await expect(page.getByText('GPS is required to activate').first()).toBeVisible();
  await fill(page, 'Position', '7.1475, 3.3619');
  await choose(page, 'Router', 'core-1');
  await press(page, 'Activate');
}

async function runBilling(page: Page): Promise<void> {
  await go(page, '/runs/preview', /run/i);
  await press(page, /run now/i);
  await page.getByRole('dialog').getByRole('button', { name: /run/i }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Run of/ })).toBeVisible(patience);
  await go(page, '/invoices', 'Invoices');
  await expect(page.getByText('Ngozi Obi').first()).toBeVisible(patience);
}

async function pay(page: Page): Promise<void> {
  await press(page, 'Record payment');
  await fill(page, 'Amount received', '20.00');
  await expect(page.getByText(/reconnect/i).first()).toBeVisible(patience);
  await press(page, 'Record payment');
}

/** For the period that the dialog shows; the toast leads to the invoice. */
async function billAhead(page: Page): Promise<void> {
  await page.getByRole('button', { name: `More about ${code}` }).click();
  await page.getByRole('menuitem', { name: 'Bill the next period now' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/\d to \d/).first()).toBeVisible(patience);
  await dialog.getByRole('button', { name: 'Post the invoice' }).click();
  await expect(dialog).toBeHidden(patience);
  await page.getByRole('status').getByRole('link', { name: /^INV-/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /INV-/ })).toBeVisible(patience);
}

/** The act that cannot be taken back asks for a reason and for the service's code, typed. */
async function terminate(page: Page): Promise<void> {
  await page.getByRole('button', { name: `More about ${code}` }).click();
  await page.getByRole('menuitem', { name: 'Terminate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('as agreed by phone');
  await dialog.getByRole('textbox').last().fill(code);
  await dialog.getByRole('button', { name: 'Terminate' }).click();
  await expect(dialog).toBeHidden(patience);
}

/** One customer, from an empty store to the last day, in the books and on the router. */
export async function playLife({ page, router, routerPort, passDays }: Stage): Promise<void> {
  const secret = () => router.rows('/ppp/secret')[0];
  const readsOnTheRouter = (profile: string) => expect.poll(() => secret()?.profile, onTheRouter).toBe(profile);
  const says = (words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible(patience);
  const visit = () => go(page, customer, 'Ngozi Obi');
  let customer = '';

  await test.step('a company, a tower, a live router and a plan', async () => {
    await createCompany(page);
    await furnish(page, routerPort);
    await makeLive(page);
  });
  await test.step('a customer with a service', async () => {
    customer = await signUp(page);
    expect(secret()).toBeUndefined();
  });
  await test.step('activated, once the place is known, and confirmed by the router', async () => {
    await visit();
    await activate(page);
    await says(/confirmed it/);
    expect(secret()).toMatchObject({ profile: 'home-10', disabled: 'false' });
  });
  await test.step('billed', () => runBilling(page));
  await test.step('suspended when the invoice stays unpaid', async () => {
    await passDays(19);
    await readsOnTheRouter('isp-suspended');
    await signIn(page);
    await visit();
    await says('suspended');
    await says(/overdue/i);
  });
  await test.step('reconnected by the payment', async () => {
    await pay(page);
    await readsOnTheRouter('home-10');
    await visit();
    await says('active');
  });
  await test.step('billed ahead by hand', async () => {
    await billAhead(page);
    await visit();
    await says(/owes/i);
  });
  await test.step('terminated', async () => {
    await terminate(page);
    await expect.poll(secret, onTheRouter).toBeUndefined();
    await says('terminated');
  });
}
