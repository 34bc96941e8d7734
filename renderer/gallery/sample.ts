import type { Meaning } from '#ui/meaning.ts';

/** The gallery's own ISP: enough variety to see every width, state and sum. The same on every load. */
export interface SampleCustomer {
  id: string;
  number: string;
  name: string;
  phone: string;
  plan: string;
  sector: string;
  state: 'active' | 'suspended' | 'pending install' | 'paused' | 'terminated';
  network: 'verified' | 'applied' | 'queued' | 'drifted';
  mac: string;
  ip: string;
  balanceMinor: bigint;
  seenAt: string;
}

const given =
  'Amara Chidi Ngozi Tunde Folake Ibrahim Zainab Emeka Bola Halima Sade Uche Kemi Musa Aisha Femi Yetunde Obinna'.split(
    ' ',
  );
const family =
  'Okafor Adeyemi Bello Eze Balogun Nwosu Abubakar Ogunleye Okonkwo Danjuma Afolabi Lawal Ibe Akinola Usman'.split(' ');
const plans = ['Home 10', 'Home 20', 'Home 50', 'Office 100', 'Night Owl', 'Café hotspot'];
const sectors = ['Ikeja North', 'Ikeja GRA', 'Surulere AP-3', 'Yaba PON 2', 'Lekki Phase 1', 'Ajah mast'];
const odd: Record<number, string> = {
  2: 'Saint Bartholomew’s Memorial Nursery, Primary and Secondary School (Annexe, Block C) Limited',
  5: 'شركة الواحة للاتصالات والتقنية المتقدمة',
  9: 'O.',
  14: 'Oluwaseun Oluwadamilola Adebayo-Ogunbanjo & Sons Agricultural Processing Ventures Nigeria',
};

export const stateMeaning: Record<SampleCustomer['state'], Meaning> = {
  active: 'good',
  suspended: 'bad',
  'pending install': 'waiting',
  paused: 'off',
  terminated: 'off',
};

export const networkMeaning: Record<SampleCustomer['network'], Meaning> = {
  verified: 'good',
  applied: 'waiting',
  queued: 'waiting',
  drifted: 'attention',
};

/** A small generator with a fixed seed, so that every screenshot shows the same people. */
function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const pick = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length];
  if (one === undefined) throw new Error('The list is empty');
  return one;
};

export function sampleCustomers(count: number): SampleCustomer[] {
  const random = seeded(7);
  const hex = () => random(256).toString(16).toUpperCase().padStart(2, '0');
  const now = Date.now();
  return Array.from({ length: count }, (_, at) => {
    const roll = random(100);
    const state =
      roll < 78
        ? 'active'
        : roll < 88
          ? 'suspended'
          : roll < 93
            ? 'pending install'
            : roll < 97
              ? 'paused'
              : 'terminated';
    const truth = random(100);
    return {
      id: `c${at}`,
      number: `C-${String(10_000 + at)}`,
      name: odd[at] ?? `${pick(given, random(99))} ${pick(family, random(99))}`,
      phone: `+23480${String(10_000_000 + random(89_999_999))}`,
      plan: pick(plans, random(60)),
      sector: pick(sectors, random(60)),
      state,
      network: truth < 90 ? 'verified' : truth < 94 ? 'drifted' : truth < 97 ? 'queued' : 'applied',
      mac: `4C:5E:0C:${hex()}:${hex()}:${hex()}`,
      ip: `10.${20 + random(4)}.${random(255)}.${1 + random(253)}`,
      balanceMinor:
        state === 'suspended'
          ? BigInt(1_200_000 + random(90) * 50_000)
          : random(4) === 0
            ? BigInt(random(40) * 25_000)
            : 0n,
      seenAt: new Date(now - random(60 * 60 * 24 * (state === 'active' ? 1 : 40)) * 1000).toISOString(),
    };
  });
}

export function sampleSeries(seed: number, length: number, base: number, noise: number): (number | null)[] {
  const random = seeded(seed);
  return Array.from({ length }, (_, at) =>
    seed % 5 === 0 && at > 20 && at < 26 ? null : base + random(noise) + (random(24) === 0 ? noise * 2 : 0),
  );
}

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
