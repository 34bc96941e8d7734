import type { Page } from '@playwright/test';
import { answerOf } from './neighbourhood.ts';

const two = (number: number): string => String(number).padStart(2, '0');

export const loginOf = (number: number): string => `house-${two(number)}`;

interface Street {
  readonly deviceId: string;
  readonly subscriptionIds: readonly string[];
}

/** So many customers on the office's one router, which is live, each online by PPPoE; asked for as the page would. */
export async function connectStreet(page: Page, houses: number): Promise<Street> {
  const first = async (procedure: string): Promise<string> => {
    const [found] = (await answerOf(page, procedure, {})).json.items;
    if (found === undefined) throw new Error('An office is furnished before a street is connected');
    return found.id;
  };
  const deviceId = await first('core/devices/list');
  const planId = await first('core/plans/list');
  const sectorId = await first('core/sectors/list');
  await answerOf(page, 'core/devices/setStage', { id: deviceId, stage: 'live', reason: 'the router of this test' });
  const subscriptionIds: string[] = [];
  for (let number = 1; number <= houses; number += 1) {
    const customer = await answerOf(page, 'core/customers/create', {
      name: `House ${two(number)}`,
      phone: '+234 803 555 0147',
    });
    const { id } = (
      await answerOf(page, 'core/subscriptions/create', {
        customerId: customer.json.id,
        planId,
        sectorId,
        deviceId,
        authMethod: 'pppoe',
        pppoeUser: loginOf(number),
        anchorDay: 1,
        mac: null,
      })
    ).json;
    const position = { lat: 7.1475, lng: 3.3619 };
    await answerOf(page, 'core/subscriptions/activate', { id, deviceId, position, reason: 'installed and tested' });
    subscriptionIds.push(id);
  }
  return { deviceId, subscriptionIds };
}
