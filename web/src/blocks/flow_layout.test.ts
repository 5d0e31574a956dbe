import { describe, expect, it } from 'vitest';
import { flow, matrix } from '../fixtures/moves';
import { cellNumber } from '../format/cell';
import { flowLayout } from './flow_layout';

describe('the flow', () => {
  it('draws every mover once and nobody who stayed', () => {
    // 77 up and 49 down in the matrix.
    const sum = (isWanted: (from: number, to: number) => boolean) =>
      flowLayout(flow, 500)
        .ribbons.filter(({ band }) => isWanted(band.from, band.to))
        .reduce((n, { band }) => n + (cellNumber(band.citizens) ?? 0), 0);
    expect(sum((from, to) => to > from)).toBe(77);
    expect(sum((from, to) => to < from)).toBe(49);
  });
  it('is as high as its ladder, whatever moved', () => {
    expect(flowLayout({ ...flow, bands: [] }, 500).height).toBe(flowLayout(flow, 500).height);
  });
  it('fixtures tie out: rows of the matrix are the stock of then', () => {
    const then = [11, 113, 112, 219, 104, 507, 96, 51];
    matrix.cells.forEach((row, index) => {
      const stayed = row.reduce((n, cell) => n + (cellNumber(cell) ?? 0), 0);
      expect(stayed + (cellNumber(matrix.row_totals[index]) ?? 0)).toBe(then[index]);
    });
  });
});
