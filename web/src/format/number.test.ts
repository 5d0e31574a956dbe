import { describe, expect, it } from 'vitest';
import { durationText, minus, moneyText, nbsp, numberText, percentText, unitForAmounts, unitOfWords } from './number';

describe('numbers as people read them', () => {
  it('thousands are parted by a point in Danish and a comma in English', () => {
    expect(numberText(1234567.89, 'da', { decimals: 1 })).toBe('1.234.567,9');
    expect(numberText(1234567.89, 'en', { decimals: 1 })).toBe('1,234,567.9');
  });
  it('a negative number has a true minus, and what rounds to zero has no sign', () => {
    expect(numberText(-5, 'da')).toBe(`${minus}5`);
    expect(numberText(-0.04, 'da', { decimals: 1, isSigned: true })).toBe('0,0');
    expect(numberText(12, 'da', { isSigned: true })).toBe('+12');
  });
  it('halves are rounded away from zero', () => {
    expect(numberText(0.15, 'da', { decimals: 1 })).toBe('0,2');
    expect(numberText(-2.5, 'da')).toBe(`${minus}3`);
    expect(numberText(1.005, 'da', { decimals: 2 })).toBe('1,01');
  });
  it('a share below one percent is said so', () => {
    expect(percentText(0.004, 'da', 0)).toBe(`under 1${nbsp}%`);
    expect(percentText(0, 'da', 0)).toBe(`0${nbsp}%`);
    expect(percentText(0.021, 'da', 1)).toBe(`2,1${nbsp}%`);
  });
  it('a length of time is in months below four years and in years above', () => {
    expect(durationText((23 * 365.25) / 12, 'da')).toBe(`23${nbsp}mdr.`);
    expect(durationText(9.2 * 365.25, 'da')).toBe(`9,2${nbsp}år`);
    expect(durationText(11 * 365.25, 'da', true)).toBe(`over 11${nbsp}år`);
    expect(durationText(14.6 * 365.25, 'da', true)).toBe(`over 14${nbsp}år`);
    expect(durationText(4 * 365.25, 'en')).toBe(`4.0${nbsp}yrs`);
  });
  it('øre become the unit of the column', () => {
    // 605.0 million kroner are 60,500,000,000 øre.
    expect(moneyText(60_500_000_000, 'da', 'millions')).toBe('605,0');
    expect(moneyText(101_234_567, 'da', 'thousands')).toBe('1.012');
    expect(moneyText(2_088_175, 'da', 'ore')).toBe('20.881,75');
  });
  it('the unit is read from words, or chosen by the largest amount', () => {
    expect(unitOfWords('mio. kr. over budget')).toBe('millions');
    expect(unitOfWords('1.000 kr.')).toBe('thousands');
    expect(unitOfWords('kr.')).toBe('kroner');
    expect(unitForAmounts([210_000_000, -5])).toBe('millions');
    expect(unitForAmounts([900])).toBe('kroner');
  });
});
