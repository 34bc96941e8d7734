import type { Dice } from './dice.ts';

// biome-ignore format: words, many a line
const given = [
  'Adebayo', 'Amina', 'Bisi', 'Chidi', 'Chioma', 'Damilola', 'Ebele', 'Emeka', 'Fatima', 'Femi', 'Funke', 'Gbenga', 'Halima',
  'Ibrahim', 'Ifeoma', 'Ireti', 'Jide', 'Kemi', 'Kunle', 'Lara', 'Musa', 'Ngozi', 'Nnamdi', 'Obinna', 'Oluwaseun', 'Ronke',
  'Sade', 'Segun', 'Simi', 'Tayo', 'Temitope', 'Tobi', 'Tunde', 'Uche', 'Wale', 'Yemi', 'Yusuf', 'Zainab',
];
// biome-ignore format: words, many a line
const family = [
  'Abiola', 'Adeyemi', 'Afolabi', 'Akande', 'Balogun', 'Bello', 'Danladi', 'Dosunmu', 'Eze', 'Fashola', 'Ibe', 'Igwe', 'Johnson',
  'Kuti', 'Lawal', 'Martins', 'Nwosu', 'Obi', 'Ogunbanjo', 'Ojo', 'Okafor', 'Oladipo', 'Olatunji', 'Onyeka', 'Salami', 'Sanusi',
  'Shonibare', 'Sowande', 'Taiwo', 'Usman', 'Williams',
];
// biome-ignore format: words, many a line
const trades = [
  'Bakery', 'Pharmacy', 'Cyber Café', 'Law Chambers', 'Clinic', 'Print Shop', 'Logistics', 'Schools', 'Hotel & Suites',
  'Microfinance', 'Fashion House', 'Cold Room', 'Auto Parts', 'Filling Station',
];
// biome-ignore format: words, many a line
const streets = [
  'Quarry Road', 'Ibara GRA', 'Onikolobo Street', 'Lalubu Road', 'Panseke Close', 'Ijaye Avenue', 'Asero Estate', 'Idi-Aba Lane',
  'Kuto Crescent', 'Totoro Road', 'Adatan Junction', 'Elega Housing',
];

export interface DemoPerson {
  readonly name: string;
  readonly kind: 'person' | 'business';
  readonly phone: string;
  readonly email: string;
  readonly address: string;
}

/** Someone who does not exist: phones are of a range for fiction, mail ends in the reserved `.example` (RFC 2606). */
export function inventPerson(dice: Dice, number: number): DemoPerson {
  const [first, last] = [dice.one(given), dice.one(family)];
  const isBusiness = dice.chance(0.14);
  const name = isBusiness ? `${last} ${dice.one(trades)}` : `${first} ${last}`;
  return {
    name,
    kind: isBusiness ? 'business' : 'person',
    phone: `+234 800 555 ${String(number).padStart(4, '0')}`,
    email: `${(isBusiness ? last : `${first}.${last}`).toLowerCase()}${number}@mail.example`,
    address: `${dice.between(1, 140)} ${dice.one(streets)}, Abeokuta`,
  };
}
