import type { Language, Stair, StairStep } from '../generated/document';
import { cellNumber, cellText } from '../format/cell';
import { costUnit } from './measures';

export const left = 64;
export const right = 112;
export const top = 62;
export const plotHeight = 450;

export interface KronerBlock {
  step: StairStep;
  index: number;
  persons: number;
  unitCost: number;
}

export function blocksOf(stair: Stair): KronerBlock[] {
  return stair.steps.map((step, index) => ({
    step,
    index,
    persons: cellNumber(step.full_year_persons) ?? 0,
    unitCost: cellNumber(step.unit_cost) ?? 0,
  }));
}

export interface KronerPlace {
  step: StairStep;
  index: number;
  x: number;
  width: number;
  y: number;
  cost: string;
  persons: string;
  labelX: number;
  labelY: number;
  /** A slim last step has its label to the right. */
  isAside: boolean;
  /** Labels that would lie over a larger step's, or over another step's area, are left to the tooltip and the table. */
  hasCost: boolean;
  hasFoot: boolean;
}

interface Box {
  from: number;
  to: number;
  top: number;
  bottom: number;
}

function overlaps(a: Box, b: Box): boolean {
  return a.from < b.to && b.from < a.to && a.top < b.bottom && b.top < a.bottom;
}

/** Keeps as many boxes as do not overlap, the most important first. */
function keepApart<Item>(items: Item[], weight: (item: Item) => number, boxOf: (item: Item) => Box): Set<Item> {
  const kept = new Map<Item, Box>();
  for (const item of [...items].sort((a, b) => weight(b) - weight(a))) {
    const box = boxOf(item);
    if (![...kept.values()].some((other) => overlaps(box, other))) kept.set(item, box);
  }
  return new Set(kept.keys());
}

const slim = 36;

function costBox(place: KronerPlace): Box {
  const width = Math.max(place.cost.length * 10.5, 48);
  const from = place.isAside ? place.labelX : place.labelX - width / 2;
  return { from, to: from + width, top: place.labelY - 16, bottom: place.labelY + 20 };
}

function areaBox(place: KronerPlace): Box {
  return { from: place.x, to: place.x + place.width, top: place.y, bottom: Infinity };
}

function footBox(place: KronerPlace): Box {
  const half = Math.max(place.persons.length * 6.6, 14) / 2 + 2;
  const middle = place.x + place.width / 2;
  return { from: middle - half, to: middle + half, top: 0, bottom: 1 };
}

export function placeKroner(stair: Stair, perPerson: number, y: (amount: number) => number, language: Language): KronerPlace[] {
  const unit = costUnit(stair);
  let x = left;
  const places = blocksOf(stair).map(({ step, index, persons, unitCost }): KronerPlace => {
    const [start, width] = [x, persons * perPerson];
    x += width;
    const isAside = index === stair.steps.length - 1 && width < slim;
    const cost = cellText(step.cost, language, { unit });
    const clear = left + (cost.length * 10.5) / 2 - 14;
    return {
      step,
      index,
      x: start,
      width,
      y: y(unitCost),
      cost,
      persons: cellText(step.full_year_persons, language),
      labelX: isAside ? start + width + 22 : Math.max(start + width / 2, clear),
      labelY: y(unitCost) + (isAside ? 16 : -24),
      isAside,
      hasCost: true,
      hasFoot: true,
    };
  });
  // A step with nobody on it has no area to write on; the table has its noughts.
  const drawn = places.filter((place) => place.width > 0);
  const isFree = (place: KronerPlace) => !drawn.some((other) => other !== place && overlaps(costBox(place), areaBox(other)));
  const withCost = keepApart(drawn.filter(isFree), (place) => cellNumber(place.step.cost) ?? 0, costBox);
  const withFoot = keepApart(drawn, (place) => place.width, footBox);
  return places.map((place) => ({ ...place, hasCost: withCost.has(place), hasFoot: withFoot.has(place) }));
}
