import { describe, expect, it } from 'vitest';
import { addMs, type Instant } from '#kernel/clock.ts';
import { type AlertChange, type Condition, type Happening, judge, type Memory, type StandingAlert } from './judge.ts';

const start = '2026-01-01T08:00:00.000Z';
const MINUTE = 60_000;

interface Poll {
  readonly answers: boolean;
  readonly conditions?: readonly Condition[];
  readonly happenings?: readonly Happening[];
  readonly isMuted?: boolean;
}

/** A device over many polls a minute apart; alerts stand as the changes say. */
class Watched {
  memory: Memory = { streaks: {}, turns: [] };
  standing: (StandingAlert & { times: number })[] = [];
  told: string[] = [];
  #now: Instant = start;
  #answered: boolean | undefined;
  #lastId = 0;

  poll({ answers, conditions, happenings = [], isMuted = false }: Poll): AlertChange[] {
    this.#now = addMs(this.#now, MINUTE);
    const down = { kind: 'down', subject: '', holds: !answers, detail: 'no answer', after: 2 } as const;
    const { memory, changes } = judge(this.memory, this.standing, {
      now: this.#now,
      answers,
      answeredBefore: this.#answered,
      conditions: conditions ?? [down],
      happenings,
      isMuted,
      rules: { clearAfter: 2, flapTurns: 6 },
    });
    this.memory = memory;
    this.#answered = answers;
    for (const change of changes) this.#carryOut(change);
    return [...changes];
  }

  polls(pattern: string): void {
    for (const sign of pattern) this.poll({ answers: sign === '+' });
  }

  #carryOut(change: AlertChange): void {
    if (change.act === 'raise') {
      this.#lastId += 1;
      const { kind, subject } = change;
      this.standing.push({ id: String(this.#lastId), kind, subject, lastAt: this.#now, times: 1 });
      this.told.push(`+${kind}`);
      return;
    }
    const alert = this.standing.find(({ id }) => id === change.id);
    if (alert === undefined) throw new Error('a change of an alert that does not stand');
    this.standing = this.standing.filter((other) => other !== alert);
    if (change.act === 'repeat') this.standing.push({ ...alert, lastAt: this.#now, times: alert.times + 1 });
    else this.told.push(`-${alert.kind}`);
  }
}

describe('a device that does not answer', () => {
  it('is told of after so many polls in a row, and not before', () => {
    const device = new Watched();
    device.polls('++-+');
    expect(device.told).toEqual([]);
    device.polls('--');
    expect(device.told).toEqual(['+down']);
  });

  it('is over after so many good polls, and told of once meanwhile', () => {
    const device = new Watched();
    device.polls('+-----+');
    expect(device.told).toEqual(['+down']);
    device.polls('+');
    expect(device.told).toEqual(['+down', '-down']);
    expect(device.standing).toEqual([]);
  });

  it('is told of also when it never answered', () => {
    const device = new Watched();
    device.polls('--');
    expect(device.told).toEqual(['+down']);
  });

  it('is told of to nobody while it is out of service, and as soon as it is back in service and still silent', () => {
    const device = new Watched();
    for (let n = 0; n < 4; n += 1) device.poll({ answers: false, isMuted: true });
    expect(device.told).toEqual([]);
    device.poll({ answers: false });
    expect(device.told).toEqual(['+down']);
  });

  it('may recover while it is out of service', () => {
    const device = new Watched();
    device.polls('--');
    device.poll({ answers: true, isMuted: true });
    device.poll({ answers: true, isMuted: true });
    expect(device.told).toEqual(['+down', '-down']);
  });
});

describe('a device that turns to and fro', () => {
  it('is one alert that it flaps in place of many that it is down', () => {
    const device = new Watched();
    device.polls('++--++--++--++--++--++');
    expect(device.told.filter((what) => what === '+flapping')).toHaveLength(1);
    expect(device.told.slice(device.told.indexOf('+flapping'))).not.toContain('+down');
    expect(device.standing.map(({ kind }) => kind)).toEqual(['flapping']);
  });

  it('is found also where no silence lasts long enough to be told of', () => {
    const device = new Watched();
    device.polls('+-+-+-+-');
    expect(device.told).toEqual(['+flapping']);
    expect(device.standing[0]?.times).toBe(1);
    device.polls('+-');
    expect(device.standing[0]?.times).toBe(3);
  });

  it('ends the alert that it is down when it begins to flap', () => {
    const device = new Watched();
    device.polls('+--+-+-+--');
    expect(device.told).toEqual(
      ['+down', '+flapping', '-down'].sort((a, b) => device.told.indexOf(a) - device.told.indexOf(b)),
    );
    expect(device.standing.map(({ kind }) => kind)).toEqual(['flapping']);
  });

  it('no longer flaps once it has been steady for a quarter of an hour; if it is silent then, it is down', () => {
    const steady = new Watched();
    steady.polls(`+-+-+-+-+${'+'.repeat(20)}`);
    expect(steady.standing).toEqual([]);
    const silent = new Watched();
    silent.polls(`+-+-+-+-${'-'.repeat(20)}`);
    expect(silent.told).toEqual(['+flapping', '-flapping', '+down']);
  });

  it('does not begin to flap again by turns that are long remembered', () => {
    const device = new Watched();
    device.polls(`+-+-+-+-+${'+'.repeat(40)}`);
    expect(device.told).toEqual(['+flapping', '-flapping']);
  });
});

describe('a threshold', () => {
  const cpu = (holds: boolean | null): Condition => ({ kind: 'cpu_high', subject: '', holds, detail: 'CPU', after: 3 });

  it('is neither crossed nor left by a poll that could not tell', () => {
    const device = new Watched();
    for (const holds of [true, true, null, null]) device.poll({ answers: true, conditions: [cpu(holds)] });
    expect(device.told).toEqual([]);
    device.poll({ answers: true, conditions: [cpu(true)] });
    expect(device.told).toEqual(['+cpu_high']);
    for (const holds of [false, null, null]) device.poll({ answers: true, conditions: [cpu(holds)] });
    expect(device.told).toEqual(['+cpu_high']);
    device.poll({ answers: true, conditions: [cpu(false)] });
    expect(device.told).toEqual(['+cpu_high', '-cpu_high']);
  });

  it('begins anew after one good poll', () => {
    const device = new Watched();
    for (const holds of [true, true, false, true, true]) device.poll({ answers: true, conditions: [cpu(holds)] });
    expect(device.told).toEqual([]);
  });

  it('of one link does not hide that of another', () => {
    const link = (subject: string): Condition => ({
      kind: 'interface_down',
      subject,
      holds: true,
      detail: '',
      after: 1,
    });
    const device = new Watched();
    device.poll({ answers: true, conditions: [link('ether1'), link('ether2')] });
    expect(device.standing.map(({ subject }) => subject)).toEqual(['ether1', 'ether2']);
  });

  it('leaves nothing to remember once it is over', () => {
    const device = new Watched();
    for (const holds of [true, false, false]) device.poll({ answers: true, conditions: [cpu(holds)] });
    expect(device.memory.streaks).toEqual({});
  });
});

describe('what merely happened', () => {
  const reboot: Happening = { kind: 'rebooted', detail: 'up for a minute' };

  it('is told of at once and counted while nobody has seen it', () => {
    const device = new Watched();
    device.poll({ answers: true, happenings: [reboot] });
    device.polls('+++');
    device.poll({ answers: true, happenings: [reboot] });
    expect(device.told).toEqual(['+rebooted']);
    expect(device.standing[0]?.times).toBe(2);
  });

  it('is over after a day', () => {
    const device = new Watched();
    device.poll({ answers: true, happenings: [reboot] });
    device.polls('+'.repeat(24 * 60 - 1));
    expect(device.told).toEqual(['+rebooted']);
    device.polls('+');
    expect(device.told).toEqual(['+rebooted', '-rebooted']);
  });

  it('while the device is out of service is told of to nobody', () => {
    const device = new Watched();
    device.poll({ answers: true, happenings: [reboot], isMuted: true });
    expect(device.told).toEqual([]);
  });
});
