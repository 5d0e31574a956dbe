import { describe, expect, it } from 'vitest';
import { ladder } from '../fixtures/ladder';
import { overview } from '../fixtures/overview';
import { mainKind, rowsOf, sectionsOf } from './sections';

describe('sections', () => {
  it('hold every block once, in order', () => {
    for (const document of [ladder({ trin: '6' }), overview]) {
      const sections = sectionsOf(document.blocks);
      expect(sections.flatMap((section) => [...(section.heading ? [section.heading] : []), ...section.blocks])).toEqual(document.blocks);
    }
  });
  it('flow and matrix stand side by side, with the table of before and after under the matrix', () => {
    const rows = rowsOf(sectionsOf(ladder().blocks.filter((block) => block.kind !== 'stair')));
    const row = rows.find((candidate) => candidate.sections.length === 2);
    expect(row?.spans).toEqual([5, 7]);
    expect(row?.sections.map(mainKind)).toEqual(['flow', 'matrix']);
    expect(row?.sections[1]?.blocks.map((block) => block.kind)).toEqual(['matrix', 'table', 'paragraph']);
  });
  it('a narrow place has one column', () => {
    expect(rowsOf(sectionsOf(ladder().blocks), true).every((row) => row.sections.length === 1)).toBe(true);
  });
});
