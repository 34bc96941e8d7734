import { Dice } from './dice.ts';
import { type DemoPerson, inventPerson } from './names.ts';
import { type DemoPlan, type DemoRouter, type DemoSector, plans, routers, sectors } from './places.ts';

export type Payer = 'prompt' | 'late' | 'very_late' | 'stopped';

/** How the service's life ends up, beside what billing makes of it. */
export type Fate = 'stays' | 'draft' | 'pending_install' | 'paused' | 'terminated';

export interface DemoCustomer {
  readonly person: DemoPerson;
  readonly sector: DemoSector;
  readonly router: DemoRouter;
  readonly plan: DemoPlan;
  readonly auth: { readonly method: 'pppoe' | 'dhcp' | 'static'; readonly mode: 'dynamic' | 'static' };
  readonly mac: string;
  readonly ip: string;
  readonly lat: number;
  readonly lng: number;
  readonly anchorDay: number;
  /** Days after the beginning of the demo's year. */
  readonly joinsOnDay: number;
  readonly payer: Payer;
  readonly fate: Fate;
  /** Day on which the fate strikes, or on which a `stopped` payer pays for the last time. */
  readonly turnsOnDay: number;
}

export const YEAR_DAYS = 365;
const CUSTOMERS = 300;
/** It began with these; the others came over the year. */
const AT_START = 45;

const macOf = (dice: Dice): string =>
  [0x64, 0xd1, 0x54, ...dice.bytes(3)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');

function ipOf(router: DemoRouter, taken: Map<string, number>): string {
  const number = (taken.get(router.name) ?? 9) + 1;
  taken.set(router.name, number);
  return `10.${router.subnet}.${Math.floor(number / 250)}.${(number % 250) + 2}`;
}

function fateOf(dice: Dice, number: number): Fate {
  if (number >= CUSTOMERS - 4) return 'draft';
  if (number >= CUSTOMERS - 10) return 'pending_install';
  return dice.weighted<Fate>([
    ['stays', 0.93],
    ['paused', 0.02],
    ['terminated', 0.05],
  ]);
}

/** About 300 customers, the same for the same seed. */
export function inventPopulation(seed: number): DemoCustomer[] {
  const dice = new Dice(seed);
  const taken = new Map<string, number>();
  return Array.from({ length: CUSTOMERS }, (_, number): DemoCustomer => {
    const person = inventPerson(dice, number + 1);
    const sector = dice.weighted(sectors.map((candidate) => [candidate, candidate.weight] as const));
    const router = routers.find(({ name }) => name === sector.router) ?? dice.one(routers);
    const plan = dice.weighted(
      plans
        .filter(({ business }) => business === (person.kind === 'business'))
        .map((candidate) => [candidate, candidate.weight] as const),
    );
    const auth = dice.weighted<DemoCustomer['auth']>([
      [{ method: 'pppoe', mode: 'dynamic' }, 50],
      [{ method: 'dhcp', mode: 'static' }, 27],
      [{ method: 'dhcp', mode: 'dynamic' }, 18],
      [{ method: 'static', mode: 'dynamic' }, 5],
    ]);
    const fate = fateOf(dice, number);
    const joinsOnDay =
      fate === 'draft' || fate === 'pending_install'
        ? YEAR_DAYS - dice.between(1, 8)
        : number < AT_START
          ? dice.between(0, 4)
          : dice.between(6, YEAR_DAYS - 12);
    return {
      person,
      sector,
      router,
      plan,
      auth,
      mac: macOf(dice),
      ip: ipOf(router, taken),
      lat: sector.lat + (dice.next() - 0.5) * 0.018,
      lng: sector.lng + (dice.next() - 0.5) * 0.022,
      anchorDay: dice.between(1, 28),
      joinsOnDay,
      payer: dice.weighted<Payer>([
        ['prompt', 0.8],
        ['late', 0.12],
        ['very_late', 0.03],
        ['stopped', 0.05],
      ]),
      fate,
      turnsOnDay: dice.between(Math.min(joinsOnDay + 40, YEAR_DAYS - 12), YEAR_DAYS - 6),
    };
  });
}
