import { describe, expect, it } from 'vitest';
import { stairOfMonth } from '../fixtures/stair';
import { stepColour } from './colours';
import { arrowWidth, dotUnit, dotsFor, dotsOf, frameOf, hasNoRoomBeside, scaleOf } from './geometry';

describe('the stair', () => {
  it('one dot is so many citizens that the largest step keeps within 110', () => {
    expect(dotUnit(521, 110)).toBe(5);
    expect(dotUnit(110, 110)).toBe(1);
    expect(dotUnit(111, 110)).toBe(2);
    expect(dotUnit(9000, 110)).toBe(100);
  });
  it('a few citizens are never no dot, and nobody is', () => {
    expect(dotsFor(1, 25)).toBe(1);
    expect(dotsFor(0, 25)).toBe(0);
  });
  it('newcomers have a dark centre and the missing are hollow', () => {
    // 124 now and 112 then at 5 a dot: 25 and 22 dots. 46 and 51: 9 and 10.
    const scale = { unit: 5, mostDots: 104 };
    const more = dotsOf(124, 112, scale, 130);
    expect(more).toHaveLength(25);
    expect(more.filter((dot) => dot.kind === 'more')).toHaveLength(3);
    expect(dotsOf(46, 51, scale, 130).filter((dot) => dot.kind === 'fewer')).toHaveLength(1);
  });
  it('does not shrink while months go by', () => {
    const last = scaleOf(stairOfMonth('2025-10'), 110);
    const first = scaleOf(stairOfMonth('2022-01'), 110, last);
    expect(first).toEqual(last);
    expect(frameOf(stairOfMonth('2022-01'), first, 130).height).toBeGreaterThan(300);
  });
  it('treads rise by thirty, and every pile has room above it', () => {
    const stair = stairOfMonth();
    const scale = scaleOf(stair, 110);
    const frame = frameOf(stair, scale, 130);
    expect((frame.treads[0] ?? 0) - (frame.treads[1] ?? 0)).toBe(30);
    const tops = stair.steps.map((step, index) => {
      const dots = dotsOf(step.citizens_at_end.type === 'count' ? step.citizens_at_end.value : 0, undefined, scale, 130);
      return (frame.treads[index] ?? 0) + Math.min(...dots.map((dot) => dot.y)) - 36;
    });
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(0);
  });
  it('six steps leave out the shades that are hard to tell', () => {
    expect(stepColour(0, 6).fill).toBe('#CCEBC5');
    expect(stepColour(5, 6).fill).toBe('#084081');
    expect(stepColour(4, 6).fill).toBe('#0868AC');
  });
  it('a change that has no room beside its count goes above it', () => {
    expect(hasNoRoomBeside('124', '+12', 130)).toBe(false);
    expect(hasNoRoomBeside('999.999', '+999.999', 130)).toBe(true);
    expect(hasNoRoomBeside('999.999', '', 130)).toBe(false);
  });
  it('arrows thicken by the move, also where thousands move', () => {
    expect(arrowWidth(28, 28)).toBeCloseTo(5.5);
    expect(arrowWidth(4000, 4000)).toBeCloseTo(7.2);
  });
});
