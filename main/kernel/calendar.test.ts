import { expect, it } from 'vitest';
import { addDays, dayInWords } from './calendar.ts';

it('spells every day of a year as people write it, whatever the machine speaks', () => {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  for (let date = '2028-01-01'; date < '2029-01-01'; date = addDays(date, 1)) {
    const [dayOfMonth = '', month = '', year = ''] = dayInWords(date).split(' ');
    expect(`${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`).toBe(date);
  }
  expect(dayInWords('2026-11-19')).toBe('19 Nov 2026');
  expect(dayInWords('2026-02-03')).toBe('3 Feb 2026');
});
