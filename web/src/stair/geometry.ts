import type { Stair, StairStep } from '../generated/document';
import { cellNumber } from '../format/cell';

export const rise = 30;
export const treadHeight = 7;
export const dotPitch = 11;
const lowestBody = 96;

export interface StairScale {
  /** Citizens per dot. */
  unit: number;
  /** The most dots any step has had while the page is open, so that the drawing stands still over time. */
  mostDots: number;
}

const units = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000, 10_000, 50_000];

/** The smallest unit that keeps the largest step within `most` dots. */
export function dotUnit(largest: number, most: number): number {
  return units.find((unit) => largest / unit <= most) ?? 100_000;
}

export function citizens(step: StairStep): number {
  return cellNumber(step.citizens_at_end) ?? 0;
}

/** Unknown too where the count of now may not be shown: the difference would give it away. */
export function citizensThen(step: StairStep): number | undefined {
  return step.citizens_at_end.type === 'count' ? cellNumber(step.citizens_then) : undefined;
}

export function dotsFor(count: number, unit: number): number {
  return count > 0 ? Math.max(1, Math.round(count / unit)) : 0;
}

export function scaleOf(stair: Stair, most: number, before?: StairScale): StairScale {
  const largest = Math.max(1, ...stair.steps.map((step) => Math.max(citizens(step), citizensThen(step) ?? 0)));
  const unit = Math.max(dotUnit(largest, most), before?.unit ?? 1);
  const mostDots = Math.max(dotsFor(largest, unit), before && before.unit === unit ? before.mostDots : 0);
  return { unit, mostDots };
}

export interface Columns {
  left: number;
  width: number;
  steps: number;
  right: number;
}

export function columnsOf(width: number, steps: number, left: number, right: number): Columns {
  return { left, right, steps, width: Math.max(40, (width - left - right) / Math.max(1, steps)) };
}

export function columnStart(columns: Columns, index: number): number {
  return columns.left + index * columns.width;
}

export function dotsPerRow(columnWidth: number): number {
  return Math.max(3, Math.floor((columnWidth - 20) / dotPitch));
}

/** What a drawing of the stair leaves between and around the steps. */
export interface StairRoom {
  riseBy: number;
  /** Under the lowest tread. */
  body: number;
  /** Over the highest pile, for its count. */
  headRoom: number;
}

export interface StairFrame {
  height: number;
  base: number;
  /** The top of each tread, lowest step first. */
  treads: number[];
}

/** Heights from the counts, so that no pile of dots leaves the picture. */
export function frameOf(stair: Stair, scale: StairScale, columnWidth: number, room: Partial<StairRoom> = {}): StairFrame {
  const { riseBy, body, headRoom } = { riseBy: rise, body: lowestBody, headRoom: 40, ...room };
  const perRow = dotsPerRow(columnWidth);
  const above = stair.steps.map((step, index) => {
    const dots = Math.max(dotsFor(citizens(step), scale.unit), dotsFor(citizensThen(step) ?? 0, scale.unit));
    return body + index * riseBy + Math.ceil(dots / perRow) * dotPitch + headRoom;
  });
  const highestPile = Math.ceil(scale.mostDots / perRow) * dotPitch;
  const stillHeight = body + ((stair.steps.length - 1) * riseBy) / 2 + highestPile + headRoom;
  const base = Math.ceil(Math.max(stillHeight, ...above) / 10) * 10;
  return { height: base + 1, base, treads: stair.steps.map((_, index) => base - body - index * riseBy) };
}

export interface Dot {
  x: number;
  y: number;
  kind: 'same' | 'more' | 'fewer';
}

/** Dots in rows from the tread upward, centred; the newcomers last, then those who are missing. */
export function dotsOf(now: number, then: number | undefined, scale: StairScale, columnWidth: number): Dot[] {
  const present = dotsFor(now, scale.unit);
  const past = then === undefined ? present : dotsFor(then, scale.unit);
  const all = Math.max(present, past);
  const perRow = dotsPerRow(columnWidth);
  const across = Math.min(all, perRow);
  const first = columnWidth / 2 - ((across - 1) * dotPitch) / 2;
  return Array.from({ length: all }, (_, index) => ({
    x: first + (index % perRow) * dotPitch,
    y: -(8 + Math.floor(index / perRow) * dotPitch),
    kind: index >= present ? 'fewer' : index >= past ? 'more' : 'same',
  }));
}

/** True when a count of 24 px and its change of 14 px are wider than the step. */
export function hasNoRoomBeside(count: string, change: string, width: number): boolean {
  return change !== '' && count.length * 13.5 + change.length * 8 + 6 > width;
}

/** How thick an arrow is: 1.5 + n/7 px while numbers are small, else in proportion to the largest. */
export function arrowWidth(moves: number, most: number): number {
  return most <= 40 ? 1.5 + moves / 7 : 1.5 + (5.7 * moves) / most;
}
