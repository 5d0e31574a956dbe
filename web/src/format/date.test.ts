import { describe, expect, it } from 'vitest';
import { dateText, dayNumber, lastDayOf, longMonthText, monthAt, monthIndex, monthText } from './date';

describe('dates', () => {
  it('are day first, and months are words', () => {
    expect(dateText('2024-03-14', 'da')).toBe('14.03.2024');
    expect(dateText('2024-03-14', 'en')).toBe('14/03/2024');
    expect(monthText('2025-10', 'da')).toBe('okt. 2025');
    expect(longMonthText('2025-10', 'en')).toBe('October 2025');
  });
  it('months count across the turn of the year', () => {
    expect(monthAt(monthIndex('2024-12') + 1)).toBe('2025-01');
    expect(lastDayOf('2024-02')).toBe(29);
  });
  it('days are counted as the server does', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2);
  });
});
