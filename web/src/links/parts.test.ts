import { describe, expect, it } from 'vitest';
import { kroner, kronerField, parseKroner, partsOf, restOf } from './parts';

describe('kroner as they are written', () => {
  it('are read in the language of the page', () => {
    expect(parseKroner('57.240,50', 'da')).toBe(5_724_050);
    expect(parseKroner('57240,5', 'da')).toBe(5_724_050);
    expect(parseKroner('57,240.50', 'en')).toBe(5_724_050);
    expect(parseKroner(' 1 000 ', 'da')).toBe(100_000);
  });
  it('are no guess', () => {
    for (const text of ['', '0', '-5', '1,234,5', '57.24', '12,345', 'ti']) expect(parseKroner(text, 'da')).toBeUndefined();
  });
  it('stand in a field without their sign', () => {
    expect(kronerField(-123_456, 'da')).toBe('1.234,56');
    expect(kroner(123_456, 'da')).toBe('1.234,56 kr.');
    expect(kroner(123_456, 'en')).toBe('DKK 1,234.56');
  });
});

// 100,000.01 kr. over two grants.
describe('the parts of a posting', () => {
  it('leave a rest until they sum to it', () => {
    expect(restOf(10_000_001, ['60.000,00', ''], 'da')).toBe(4_000_001);
    expect(partsOf(10_000_001, { a: '60.000,00', b: '' }, 'da')).toBeUndefined();
    expect(partsOf(10_000_001, { a: '60.000,00', b: '40.000,01' }, 'da')).toEqual([
      { grant: 'a', ore: 6_000_000 },
      { grant: 'b', ore: 4_000_001 },
    ]);
  });
  it('go the way of a credit', () => {
    expect(partsOf(-5_000, { a: '20', b: '30' }, 'da')).toEqual([
      { grant: 'a', ore: -2_000 },
      { grant: 'b', ore: -3_000 },
    ]);
  });
});
