import { expect, it } from 'vitest';
import type { LinkRow } from '../api/contract';
import { inOrder } from './work_order';

const row = (posting: string, state = 'sandsynlig'): LinkRow => ({ posting, state, amount: 1, expected: 0, links: [] });
const names = (rows: LinkRow[]) => rows.map((one) => `${one.posting ?? ''} ${one.state ?? ''}`);

it('what is confirmed stays in its place, and what became certain by it goes', () => {
  const first = inOrder([], [row('a'), row('b'), row('c')], {});
  const after = inOrder(first.order, [row('c'), row('d')], { a: row('a', 'koblet') });
  expect(names(after.rows)).toEqual(['a koblet', 'c sandsynlig', 'd sandsynlig']);
  const undone = inOrder(after.order, [row('a'), row('b'), row('c'), row('d')], { a: row('a', 'koblet') });
  expect(names(undone.rows)).toEqual(['a sandsynlig', 'b sandsynlig', 'c sandsynlig', 'd sandsynlig']);
});
