import { expect, it } from 'vitest';
import type { Id } from '#kernel/ids.ts';
import { onBothStores } from '../../../../tests/harness/test-platform.ts';
import { Office } from '../testing/office.ts';
import { dateOf, dayNumber, ModelCustomer } from '../testing/small-model.ts';

const SERVICES = 30;
const firstDay = dayNumber('2026-01-01');
const lastDay = dayNumber('2026-12-31');

interface Household {
  readonly n: number;
  readonly customerId: Id;
  readonly subscriptionId: Id;
  readonly model: ModelCustomer;
}

/** How much a household brings on a day, seen from what the model says it owes; habits differ. */
function brings({ n, model }: Household, day: number): number {
  const age = Math.max(-99, ...model.owed.map(({ due }) => day - due));
  switch (n % 6) {
    case 0:
      return age >= 0 ? model.open : 0; // on the due day
    case 1:
      return age >= 8 ? model.open : 0; // in the last days before the cut
    case 2:
      return age >= 17 ? model.open : 0; // a week after the cut
    case 3:
      return age >= 3 ? model.open * 2 + 137 : 0; // more than asked: credit for the next one
    case 4:
      return age >= 2 && day % 5 === n % 5 ? Math.ceil(model.open / 2) : 0; // in parts
    default:
      return age >= 0 && day < dayNumber('2026-06-01') ? model.open : 0; // stops paying in June
  }
}

async function moveIn(office: Office): Promise<Household[]> {
  const households: Household[] = [];
  for (let n = 0; n < SERVICES; n += 1) {
    const activated = firstDay + ((n * 7) % 60);
    const service = {
      activated,
      anchor: 1 + ((n * 11) % 31),
      price: 1_999 + n * 731,
      taxBasisPoints: [0, 750, 1_900][n % 3] ?? 0,
    };
    const planId = await office.addPlan({ priceMinor: BigInt(service.price), taxBasisPoints: service.taxBasisPoints });
    const { id, customerId } = await office.addService({
      planId,
      anchorDay: service.anchor,
      activatedOn: dateOf(activated),
    });
    households.push({ n, customerId, subscriptionId: id, model: new ModelCustomer(service) });
  }
  return households;
}

const asModelled = ({ model }: Household) => ({
  state: model.state,
  invoiceCount: model.invoiceCount,
  invoiced: model.invoiced,
  open: model.open,
  credit: model.credit,
});

async function asBooked(office: Office, households: readonly Household[]) {
  const invoices = await office.invoices();
  const payments = await office.db.selectFrom('payment').select(['customerId', 'unallocatedMinor']).execute();
  const states = await office.db.selectFrom('subscription').select(['id', 'state']).execute();
  return households.map(({ customerId, subscriptionId }) => {
    const own = invoices.filter((invoice) => invoice.customerId === customerId);
    const sum = (amounts: bigint[]): number => Number(amounts.reduce((total, amount) => total + amount, 0n));
    return {
      state: states.find(({ id }) => id === subscriptionId)?.state,
      invoiceCount: own.length,
      invoiced: sum(own.map(({ totalMinor }) => totalMinor)),
      open: sum(own.map(({ openMinor }) => openMinor)),
      credit: sum(payments.filter((row) => row.customerId === customerId).map((row) => row.unallocatedMinor)),
    };
  });
}

const pausedFrom = dayNumber('2026-04-05');
const pausedTo = dayNumber('2026-07-18');

onBothStores((kind) => {
  it('agrees, through a whole year, with a second opinion', async () => {
    const office = await Office.open(kind);
    await office.set({ 'dunning.brakeMinimum': 1_000 });
    const households = await moveIn(office);
    for (let day = firstDay; day <= lastDay; day += 1) {
      await office.runOn(dateOf(day), { trigger: 'schedule' });
      for (const household of households)
        if (dayNumber('2026-01-01') + ((household.n * 7) % 60) <= day) household.model.run(day);
      office.goTo(dateOf(day), '15:00');
      for (const household of households) {
        const money = brings(household, day);
        if (money === 0) continue;
        household.model.pay(day, money);
        await office.pay(household.customerId, BigInt(money));
      }
      const [away] = households;
      if (away !== undefined && day === pausedFrom) {
        away.model.pause();
        await office.act(away.subscriptionId, 'pause');
      }
      if (away !== undefined && day === pausedTo) {
        away.model.resume(day);
        await office.act(away.subscriptionId, 'resume');
      }
      if (day % 30 === 0 || day === lastDay) {
        expect(await asBooked(office, households), dateOf(day)).toEqual(households.map(asModelled));
      }
    }
    const suspensions = await office.db
      .selectFrom('dunningDecision')
      .select('id')
      .where('decision', '=', 'suspend')
      .execute();
    expect(suspensions).toHaveLength(households.reduce((sum, { model }) => sum + model.suspensions, 0));
    expect(suspensions.length).toBeGreaterThan(20);
    expect(await office.broken()).toEqual([]);
  }, 240_000);
});
