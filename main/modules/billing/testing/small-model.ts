/**
 * A second, naive opinion of what billing does, for one service a customer: days are numbers, amounts are walked through one
 * customer at a time. It shares no code with the module, so that the two can disagree.
 */

const DAY_MS = 86_400_000;

export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

function anchorIn(year: number, month: number, anchor: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(year, month, Math.min(anchor, lastDay)) / DAY_MS);
}

/** Anchor days of some years around, in order. */
const anchorsOf = (anchor: number): number[] => Array.from({ length: 48 }, (_, n) => anchorIn(2025, n, anchor));

const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

interface Owed {
  readonly due: number;
  open: number;
}

export class ModelCustomer {
  readonly #anchors: number[];
  readonly #price: number;
  readonly #taxBasisPoints: number;
  #next: number;
  state: 'active' | 'suspended' | 'paused' = 'active';
  owed: Owed[] = [];
  credit = 0;
  invoiceCount = 0;
  invoiced = 0;
  suspensions = 0;

  constructor(service: { activated: number; anchor: number; price: number; taxBasisPoints: number }) {
    this.#anchors = anchorsOf(service.anchor);
    this.#price = service.price;
    this.#taxBasisPoints = service.taxBasisPoints;
    this.#next = service.activated;
  }

  get open(): number {
    return this.owed.reduce((sum, invoice) => sum + invoice.open, 0);
  }

  run(day: number): void {
    if (this.state === 'active' && this.#next <= day) this.#bill(day);
    this.#payFrom(this.credit, (left) => {
      this.credit = left;
    });
    const isLate = this.owed.some(({ due }) => day - due >= 10);
    if (this.state === 'active' && isLate) {
      this.state = 'suspended';
      this.suspensions += 1;
    }
  }

  #bill(day: number): void {
    const end = this.#anchors.find((anchor) => anchor > this.#next) ?? 0;
    const begin = this.#anchors.filter((anchor) => anchor <= this.#next).at(-1) ?? 0;
    const net = halfUp(this.#price * (end - this.#next), end - begin);
    const total = net + halfUp(net * this.#taxBasisPoints, 10_000);
    this.owed.push({ due: day + 7, open: total });
    this.invoiceCount += 1;
    this.invoiced += total;
    this.#next = end;
  }

  #payFrom(money: number, keep: (left: number) => void): void {
    let left = money;
    for (const invoice of this.owed) {
      const part = Math.min(left, invoice.open);
      invoice.open -= part;
      left -= part;
    }
    this.owed = this.owed.filter(({ open }) => open > 0);
    keep(left);
  }

  pay(day: number, money: number): void {
    this.#payFrom(money, (left) => {
      this.credit += left;
    });
    if (this.state === 'suspended' && this.owed.length === 0) this.#comeBack(day);
  }

  pause(): void {
    this.state = 'paused';
  }

  resume(day: number): void {
    this.#comeBack(day);
  }

  #comeBack(day: number): void {
    this.state = 'active';
    this.#next = Math.max(this.#next, day);
  }
}
