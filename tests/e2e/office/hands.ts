import { expect, type Page } from '@playwright/test';

/** The network answers in seconds, also on a busy machine. */
export const patience = { timeout: 30_000 };

/** Chooses in a field that is found by typing. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

export const fill = async (page: Page, label: string | RegExp, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: label }).first().fill(text);
};

export const press = async (page: Page, button: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: button }).first().click();
};

/** Goes to an address of the console, as a typed or kept one. */
export async function go(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${page.url().replace(/#.*$/, '')}#${path}`);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible(patience);
}

export const person = { name: 'Ada Admin', email: 'ada@isp.example', password: 'a long password' };

export async function signIn(page: Page): Promise<void> {
  await fill(page, 'E-mail', person.email);
  await page.locator('input[name="password"]').fill(person.password);
  await press(page, 'Sign in');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible(patience);
}

/** First start: the company and its first admin. */
export async function createCompany(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Welcome to Lastmile' })).toBeVisible(patience);
  await fill(page, 'Company', 'North Net');
  await fill(page, 'Your name', person.name);
  await fill(page, 'E-mail', person.email);
  await page.locator('input[name="adminPassword"]').fill(person.password);
  await press(page, 'Create the company');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible(patience);
}

/** A sector, a live router, and a plan. */
export async function furnish(page: Page, routerPort: number): Promise<void> {
  await go(page, '/sectors/new', 'New sector');
  await fill(page, 'Name', 'North tower');
  await fill(page, 'Code', 'NT');
  await press(page, 'Add sector');
  await expect(page.getByRole('heading', { level: 1, name: 'North tower' })).toBeVisible(patience);

  await go(page, '/devices/new', 'New device');
  await fill(page, 'Name', 'core-1');
  await fill(page, 'Address', '127.0.0.1');
  await page.getByLabel('Port').fill(String(routerPort));
  await fill(page, 'API user', 'admin');
  await press(page, 'Add device');
  await expect(page.getByRole('heading', { level: 1, name: 'core-1' })).toBeVisible(patience);

  await go(page, '/plans/new', 'New plan');
  await fill(page, 'Name', 'Home 10');
  await fill(page, 'Download', '10M');
  await fill(page, 'Upload', '2M');
  await fill(page, 'Price of a period', '20.00');
  await page.getByRole('checkbox', { name: 'PPPoE' }).check();
  await page.getByRole('checkbox', { name: 'DHCP' }).uncheck();
  await press(page, 'Add plan');
  await expect(page.getByRole('heading', { level: 1, name: 'Home 10' })).toBeVisible(patience);
}
