import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { choose, createCompany, furnish, patience, person } from '../office/hands.ts';
import { hire, macOf, nameOf, people, phoneOf, settle } from '../office/neighbourhood.ts';
import { type OfficeAtHand, openOffice } from '../office/office-at-hand.ts';

// What every list and every form of the console does, played on the customers: docs say it once, and so does this.

const technician = 'tech@isp.example';
let office: OfficeAtHand;
let state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  office = await openOffice();
  const page = await browser.newPage();
  await page.goto(office.url);
  await createCompany(page);
  await furnish(page, office.routerPort);
  await settle(page);
  await hire(page, 'technician', technician, person.password);
  state = await page.context().storageState();
  await page.close();
});
test.afterAll(() => office.stop());

test.beforeEach(async ({ page }) => {
  await page.context().addCookies(state.cookies);
});

const key = (page: Page, keys: string) => page.keyboard.press(keys);
const rowOf = (page: Page, number: number): Locator => page.getByRole('row', { name: nameOf(number) });
const detail = (page: Page): Locator => page.getByRole('complementary', { name: 'Customer' });

async function visit(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(`${office.url}#${path}`);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible(patience);
}

async function customers(page: Page): Promise<Locator> {
  await visit(page, '/customers', 'Customers');
  const grid = page.getByRole('grid', { name: 'Customers' });
  await expect(rowOf(page, 1)).toBeVisible();
  return grid;
}

async function newCustomer(page: Page): Promise<Locator> {
  await visit(page, '/customers/new', 'New customer');
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  return name;
}

/** As the clipboard of a person gives it, over all that stands in the field. */
async function paste(page: Page, label: string, text: string): Promise<Locator> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.fill('');
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  return field;
}

test('a list is walked, marked and opened by keys', async ({ page }) => {
  await customers(page);
  for (const stroke of ['j', 'j', 'j', 'k', 'x']) await key(page, stroke);
  await expect(page.getByRole('row', { selected: true })).toHaveText(new RegExp(nameOf(2)));
  await key(page, 'Shift+J');
  await expect(page.getByText('2 selected')).toBeVisible();
  await key(page, 'Escape');
  await expect(page.getByText('2 selected')).toBeHidden();
  await key(page, 'Enter');
  await expect(detail(page).getByRole('heading', { level: 1, name: nameOf(3) })).toBeVisible();
});

test('Esc goes back to the list exactly as it was: its scroll, its filter, its marks', async ({ page }) => {
  const grid = await customers(page);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(rowOf(page, people)).toBeVisible();
  for (let row = 1; row <= 30; row += 1) await key(page, 'j');
  await key(page, 'x');
  const chosen = rowOf(page, 31);
  const before = await chosen.boundingBox();
  await key(page, 'Enter');
  await expect(detail(page)).toBeVisible();
  await key(page, 'Escape');
  await expect(detail(page)).toBeHidden();
  await expect(page.getByText('1 selected')).toBeVisible();
  expect((await chosen.boundingBox())?.y).toBe(before?.y);

  // The same after a page of its own, by the way back.
  await key(page, 'Enter');
  await key(page, 'o');
  await expect(page).toHaveURL(/#\/customers\/[0-9a-f-]+$/);
  await page.goBack();
  await expect(grid.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await key(page, 'Escape');
  await expect(detail(page)).toBeHidden();
  expect((await chosen.boundingBox())?.y).toBe(before?.y);
});

test('/ searches the list, ? tells the keys', async ({ page }) => {
  await customers(page);
  await key(page, '/');
  await page.keyboard.type('elm');
  await expect(page.getByText('10 customers')).toBeVisible();
  await expect(rowOf(page, 41)).toBeVisible();
  await expect(rowOf(page, 1)).toBeHidden();
  await key(page, 'Escape');
  await expect(page.getByText(`${people} customers`)).toBeVisible();
  await key(page, 'Escape');
  await key(page, '?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet.getByText('Search this list')).toBeVisible();
  await expect(sheet.getByText('Next row')).toBeVisible();
  await key(page, 'Escape');
  await expect(sheet).toBeHidden();
});

test('Ctrl-K finds a customer by name, phone and MAC in any notation, and begins what one can do', async ({ page }) => {
  await visit(page, '/sectors', 'Sectors');
  const palette = page.getByRole('dialog');
  const find = async (text: string, found: RegExp) => {
    await expect(palette).toBeHidden();
    await key(page, 'Control+k');
    await palette.getByRole('combobox').fill(text);
    await expect(page.getByRole('option', { name: found }).first()).toBeVisible();
  };
  await find(nameOf(7), new RegExp(nameOf(7)));
  await key(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: nameOf(7) })).toBeVisible();
  await find(phoneOf(8), new RegExp(nameOf(8)));
  await key(page, 'Escape');
  await find(macOf(15).replaceAll(':', '').toLowerCase(), new RegExp(nameOf(15)));
  await key(page, 'Escape');
  await find('new customer', /New customer/);
  await key(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'New customer' })).toBeVisible();
  await expect(palette).toBeHidden();
});

test('a form is saved by Ctrl-Enter, once it is right', async ({ page }) => {
  const name = await newCustomer(page);
  await key(page, 'Control+Enter');
  await expect(page.getByRole('alert').or(page.getByText('One thing to put right')).first()).toBeVisible();
  await expect(name).toBeFocused();
  await page.keyboard.type('Zainab Yusuf');
  await key(page, 'Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Zainab Yusuf' })).toBeVisible();
});

test('a form with changes asks before it is left, and its draft outlives the window', async ({ page }) => {
  const name = await newCustomer(page);
  await name.fill('Half a customer');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
  const asks = page.getByRole('dialog', { name: 'Leave without saving?' });
  await asks.getByRole('button', { name: 'Cancel' }).click();
  await expect(name).toHaveValue('Half a customer');
  // The draft is written when the hand rests.
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Half a customer');
  await page.reload();
  await expect(page.getByText(/What you left unsaved/)).toBeVisible();
  await expect(name).toHaveValue('Half a customer');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(name).toHaveValue('');
});

test('a first choice waits closed; what is pasted is understood', async ({ page }) => {
  await visit(page, '/subscriptions/new', 'New service');
  const whose = page.getByRole('combobox', { name: 'Customer' });
  await expect(whose).toBeFocused();
  await expect(page.getByRole('option')).toHaveCount(0);
  // The office searches by more than the name that the list shows.
  await page.keyboard.type(phoneOf(9));
  await page.getByRole('option', { name: new RegExp(nameOf(9)) }).click();
  await expect(whose).toHaveValue(new RegExp(nameOf(9)));

  const position = await paste(page, 'Position', 'https://www.google.com/maps/@7.1475,3.3619,17z');
  await expect(position).toHaveValue('7.14750, 3.36190');
  for (const text of ['4c5e.0c12.3456', '4C-5E-0C-12-34-56', '4c5e0c123456']) {
    await expect(await paste(page, 'MAC', text)).toHaveValue('4C:5E:0C:12:34:56');
  }
});

test('light and dark, and the choice of columns, are remembered', async ({ page }) => {
  await customers(page);
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  await page.getByRole('button', { name: /admin$/ }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  expect(await scheme()).toBe('dark');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Phone' }).uncheck();
  await page.getByRole('checkbox', { name: 'E-mail' }).check();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'E-mail' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Phone' })).toBeHidden();
  expect(await scheme()).toBe('dark');
});

test('an export holds exactly what the list shows: its filter, its order, its columns', async ({ page }) => {
  await customers(page);
  await key(page, '/');
  await page.keyboard.type('cedar');
  await expect(page.getByText('10 customers')).toBeVisible();
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText(nameOf(30));
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export exactly this' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('customers.csv');
  const [heads, ...lines] = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(heads).toBe('\uFEFFName,Code,Services,Money,Owes,Phone,Since');
  // The last line ends too.
  expect(lines.map((line) => line.split(',')[0])).toEqual([
    ...[30, 29, 28, 27, 26, 25, 24, 23, 22, 21].map(nameOf),
    '',
  ]);
});

test('a technician installs from a phone: the list, the place, the router’s answer', async ({ page, context }) => {
  await context.clearCookies();
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 7.1475, longitude: 3.3619 });
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto(office.url);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(technician);
  await page.locator('input[name="password"]').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const places = page.getByRole('navigation', { name: 'Main' });
  const fits = () => expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await places.getByRole('link', { name: 'Customers' }).click();
  await rowOf(page, 5).click();
  await expect(detail(page).getByRole('heading', { level: 1, name: nameOf(5) })).toBeVisible();
  await fits();
  // The places lie at the foot, in the reach of a thumb.
  expect((await places.boundingBox())?.y).toBeGreaterThan(600);
  await detail(page).getByRole('button', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await page.getByRole('button', { name: 'Use where I am now' }).click();
  await expect(page.getByRole('textbox', { name: 'Position' })).toHaveValue('7.14750, 3.36190');
  await choose(page, 'Router', 'core-1');
  await fits();
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(page.getByText(/dry run/i).first()).toBeVisible(patience);
  await fits();
  await places.getByRole('link', { name: 'Map' }).click();
  await expect(page.getByText(/1 service/)).toBeVisible(patience);
  await fits();
});
