import type { Page } from '@playwright/test';

/** What the office answers to the page's own session, asked for as its screens do. */
export const answerOf = (
  page: Page,
  procedure: string,
  input: object,
): Promise<{ json: { id: string; items: { id: string }[] } }> =>
  page.evaluate(
    async ([path, json]) => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': 'orpc' };
      const answer = await fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json }) });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.json();
    },
    [procedure, input] as const,
  );

const two = (number: number): string => String(number).padStart(2, '0');

export const people = 60;
const streets = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'];
/** "Alder 01" to "Fir 60", ten a street: the order of the numbers is that of the names. */
export const nameOf = (number: number): string => `${streets[Math.floor((number - 1) / 10)]} ${two(number)}`;
export const phoneOf = (number: number): string => `+234 803 555 01${two(number)}`;
export const macOf = (number: number): string => `4C:5E:0C:00:00:${two(number)}`;

/** Sixty customers, each fifth with a service that waits for its installation; asked for as the page would. */
export async function settle(page: Page): Promise<void> {
  const [plan] = (await answerOf(page, 'core/plans/list', {})).json.items;
  const [sector] = (await answerOf(page, 'core/sectors/list', {})).json.items;
  if (plan === undefined || sector === undefined) throw new Error('An office is furnished before people move in');
  for (let number = 1; number <= people; number += 1) {
    const customer = await answerOf(page, 'core/customers/create', { name: nameOf(number), phone: phoneOf(number) });
    if (number % 5 !== 0) continue;
    const service = {
      planId: plan.id,
      sectorId: sector.id,
      authMethod: 'pppoe',
      anchorDay: 1,
      deviceId: null,
      mac: macOf(number),
    };
    await answerOf(page, 'core/subscriptions/create', { ...service, customerId: customer.json.id });
  }
}

/** A person of the staff with another role; the password is the admin's. */
export const hire = (page: Page, role: string, email: string, password: string) =>
  answerOf(page, 'platform/staff/create', { name: `The ${role}`, email, role, password });
