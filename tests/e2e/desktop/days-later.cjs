// Runs a program of this machine as so many days later: days-later.cjs <days> <program>
const [, , days, program] = process.argv;
const aheadMs = Number(days) * 86_400_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [RealDate.now() + aheadMs] : parts));
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
};

require(program);
