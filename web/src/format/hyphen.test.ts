import { expect, it } from 'vitest';
import { softHyphens } from './hyphen';

const shown = (text: string) => softHyphens(text).replaceAll('\u00ad', '-');

it('long Danish words may part between syllables, short ones never', () => {
  expect(shown('Botilbudslignende bolig')).toBe('Botil-buds-lig-nende bolig');
  expect(shown('socialpædagogisk støtte')).toBe('social-pæ-da-go-gisk støtte');
  expect(shown('Længerevarende botilbud')).toBe('Læn-ge-re-va-rende botilbud');
  expect(shown('specialiseret')).toBe('spe-cia-li-se-ret');
});
