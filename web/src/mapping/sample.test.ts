import { expect, it } from 'vitest';
import { shownSample } from './sample';

it('a preview shows the shape of names and numbers, never who it is', () => {
  expect(shownSample('3204990001', 'CPR', 'citizen')).toBe('0000000000');
  expect(shownSample('Ærlig Opdigtet', 'Fornavn', '')).toBe('Xxxxx Xxxxxxxx');
  expect(shownSample('Sag vedr. 320499-0001', 'SagNote', '')).toBe('Sag vedr. 000000-0000');
});

it('what is no person stands as it is', () => {
  expect(shownSample('Havbakken 12', 'LeverandørNavn', 'provider')).toBe('Havbakken 12');
  expect(shownSample('2.250,00', 'Pris', 'price')).toBe('2.250,00');
  expect(shownSample('SEL § 107', 'Facet', 'law')).toBe('SEL § 107');
});
