import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCoordinates, parseCoordinates } from './coordinates.ts';
import { durationInWords, durationShort } from './duration.ts';
import { parseIpv4 } from './ipv4.ts';
import { parseMac } from './mac.ts';
import { formatMinor, moneyToText, parseMoneyText } from './money-text.ts';
import { parsePhone } from './phone.ts';
import { formatRate, parseRate } from './rate.ts';
import { exactTime, relativeTime } from './relative-time.ts';

const ok = <T>(value: T) => ({ ok: true, value });
const refused = expect.objectContaining({ ok: false });

describe('a MAC address', () => {
  it.each([
    '4c5e0c123456',
    '4C-5E-0C-12-34-56',
    '4c5e.0c12.3456',
    '4C:5E:0C:12:34:56',
    '4c5e0c-123456',
    ' MAC: 4c 5e 0c 12 34 56',
  ])('is understood as %s', (text) => expect(parseMac(text)).toEqual(ok('4C:5E:0C:12:34:56')));

  it.each([
    '',
    '4c5e0c12345',
    '4C:5E-0C:12:34:56',
    '00:00:00:00:00:00',
    'ff:ff:ff:ff:ff:ff',
    '01:00:5e:00:00:01',
    '4c5e0c12345g',
  ])('is refused as "%s"', (text) => expect(parseMac(text)).toEqual(refused));
});

describe('a position', () => {
  it.each([
    '6.5244, 3.3792',
    '(6.5244; 3.3792)',
    '6.5244 3.3792',
    '6.5244 N, 3.3792 E',
    'geo:6.5244,3.3792?z=17',
    'https://maps.google.com/?q=6.5244,3.3792',
    'https://www.google.com/maps/search/?api=1&query=6.5244%2C3.3792',
    'https://www.google.com/maps/@6.5244,3.3792,17z',
    'https://www.google.com/maps/place/Tower/@6.5100,3.3000,17z/data=!3m1!8m2!3d6.5244!4d3.3792',
    'https://www.openstreetmap.org/?mlat=6.5244&mlon=3.3792#map=17/6.1/3.1',
    'https://www.openstreetmap.org/#map=17/6.5244/3.3792',
    `6°31'27.84"N 3°22'45.12"E`,
  ])('is understood from %s', (text) => expect(parseCoordinates(text)).toEqual(ok({ lat: 6.5244, lng: 3.3792 })));

  it('keeps the south and the west negative', () => {
    expect(parseCoordinates('33.9 S 18.4 W')).toEqual(ok({ lat: -33.9, lng: -18.4 }));
    expect(parseCoordinates('-33.9, -18.4')).toEqual(ok({ lat: -33.9, lng: -18.4 }));
  });

  it.each(['', '6.5244', '91, 3', '6, 181', '0, 0', 'Ikeja', '6,5244, 3,3792'])('is refused as "%s"', (text) =>
    expect(parseCoordinates(text)).toEqual(refused),
  );

  it('reads back what it writes', () => {
    expect(parseCoordinates(formatCoordinates({ lat: 6.5244, lng: -3.3792 }))).toEqual(
      ok({ lat: 6.5244, lng: -3.3792 }),
    );
  });
});

describe('an amount', () => {
  it.each([
    ['12.50', 2, 1250n],
    ['12,5', 2, 1250n],
    ['1,250', 2, 125_000n],
    ['1,250.75', 2, 125_075n],
    ['1.250,75', 2, 125_075n],
    ['1 250 000', 2, 125_000_000n],
    ['₦ 4,000', 2, 400_000n],
    ['NGN 4000', 2, 400_000n],
    ['−3.20', 2, -320n],
    ['1.250', 3, 1250n],
    ['0.125', 3, 125n],
    ['.5', 2, 50n],
    ['500', 0, 500n],
    ['1,500', 0, 1500n],
  ] as const)('typed as "%s" with %i places is %s minor units', (text, exponent, minor) =>
    expect(parseMoneyText(text, exponent)).toEqual(ok(minor)),
  );

  it.each([
    ['', 2],
    ['twelve', 2],
    ['0.125', 2],
    ['12.555', 2],
    ['12.555', 0],
    ['12.5', 0],
    ['1,25,000.999', 2],
    ['1.2.3', 2],
    ['--5', 2],
  ] as const)('typed as "%s" with %i places is refused', (text, exponent) => {
    expect(parseMoneyText(text, exponent)).toEqual(refused);
  });

  it('comes back the same from any text it was written to', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 4 }),
        (minor, exponent) => {
          expect(parseMoneyText(moneyToText(minor, exponent), exponent)).toEqual(ok(minor));
          expect(parseMoneyText(formatMinor(minor, exponent, 'en-GB'), exponent)).toEqual(ok(minor));
        },
      ),
    );
  });

  it('is grouped as the locale groups it', () => {
    expect(formatMinor(123_456_789n, 2, 'en-GB')).toBe('1,234,567.89');
    expect(formatMinor(-50n, 2, 'de-DE')).toBe('−0,50');
    expect(formatMinor(1500n, 0, 'en-GB')).toBe('1,500');
  });
});

describe('a rate', () => {
  it.each([
    ['10M', 10_000],
    ['512k', 512],
    ['1.5 Mbps', 1500],
    ['1G', 1_000_000],
    ['2048', 2048],
    ['20mbit/s', 20_000],
  ] as const)('written %s is %i kbit/s', (text, kbps) => expect(parseRate(text)).toEqual(ok(kbps)));

  it.each(['', 'fast', '0', '10T', '1.0001k', '-5M'])('is refused as "%s"', (text) =>
    expect(parseRate(text)).toEqual(refused),
  );

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (kbps) => {
        expect(parseRate(formatRate(kbps))).toEqual(ok(kbps));
      }),
    );
  });
});

describe('an IPv4 address', () => {
  it('is four numbers', () => expect(parseIpv4(' 10.20.4.17 ')).toEqual(ok('10.20.4.17')));
  it.each(['10.20.4', '10.20.4.256', '010.20.4.1', '10.20.4.1/24', 'a.b.c.d'])('is refused as %s', (text) =>
    expect(parseIpv4(text)).toEqual(refused),
  );
});

describe('a phone number', () => {
  it.each(['0803 123 4567', '+234 803-123-4567', '+234 (0) 803 123 4567', '00234 803 123 4567', 'tel:+2348031234567'])(
    'is understood as %s',
    (text) => expect(parsePhone(text, '234')).toEqual(ok('+2348031234567')),
  );
  it.each(['', '12', 'call me', '+1234567890123456'])('is refused as "%s"', (text) =>
    expect(parsePhone(text, '234')).toEqual(refused),
  );
});

describe('a time', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  const say = (iso: string) => relativeTime(Date.parse(iso), now, 'Africa/Lagos', 'en-GB');

  it.each([
    ['2026-11-22T09:59:50Z', 'just now'],
    ['2026-11-22T09:56:00Z', '4 min ago'],
    ['2026-11-22T13:00:00Z', 'in 3 h'],
    ['2026-11-21T09:00:00Z', 'yesterday'],
    ['2026-11-23T12:00:00Z', 'tomorrow'],
    ['2026-11-10T10:00:00Z', '12 d ago'],
    ['2026-08-01T10:00:00Z', '1 Aug 2026'],
  ])('%s reads "%s"', (iso, words) => expect(say(iso)).toBe(words));

  it('is exact in the zone of the company', () => {
    expect(exactTime(now, 'Africa/Lagos', 'en-GB')).toBe('Sun, 22 Nov 2026, 11:00:00 (Africa/Lagos)');
  });

  it('lasts in words a person uses', () => {
    expect(durationShort(273_600)).toBe('3 d 4 h');
    expect(durationShort(45)).toBe('45 s');
    expect(durationShort(86_460)).toBe('1 d');
    expect(durationShort(0)).toBe('0 s');
    expect(durationInWords(3_660)).toBe('1 hour and 1 minute');
  });
});
