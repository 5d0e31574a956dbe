import { describe, expect, it } from 'vitest';
import { stairOfMonth } from '../fixtures/stair';
import type { Stair } from '../generated/document';
import { placeKroner, plotHeight, top } from './kroner_layout';

/** Steps of so many full-year persons at so many kroner each, drawn with ten pixels a person. */
function placed(...steps: [persons: number, unitCost: number][]) {
  const like = stairOfMonth();
  const stair: Stair = {
    ...like,
    steps: steps.map(([persons, unitCost], index) => ({
      ...like.total,
      step: index + 1,
      full_year_persons: { type: 'decimal', value: persons, decimals: 1 },
      unit_cost: { type: 'money', value: unitCost * 100 },
      cost: { type: 'money', value: persons * unitCost * 100 },
    })),
  };
  return placeKroner(stair, 10, (amount) => top + plotHeight * (1 - amount / 100_000_000), 'da');
}

describe('kroner true to scale', () => {
  it('a cost is written over its own area', () => {
    expect(placed([20, 200_000], [20, 400_000]).map((place) => place.hasCost)).toEqual([true, true]);
  });
  it('a slim step beside a taller one leaves its cost to the tooltip and the table', () => {
    expect(placed([20, 200_000], [1, 300_000], [20, 800_000]).map((place) => place.hasCost)).toEqual([true, false, true]);
  });
  it('a slim last step has its cost beside it', () => {
    const last = placed([20, 200_000], [2, 900_000])[1];
    expect([last?.isAside, last?.hasCost]).toEqual([true, true]);
  });
});
