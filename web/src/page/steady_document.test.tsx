import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { basis } from '../fixtures/cells';
import { deliveries } from '../fixtures/deliveries';
import type { Document } from '../generated/document';
import { useSteadyDocument } from './steady_document';

const from = (snapshot_id: string): Document => ({ ...deliveries, basis: { ...basis, snapshot_id } });

it('newer figures wait until they are asked for, but a new question takes them', () => {
  const [old, fresh] = [from('a'), from('b')];
  const { result, rerender } = renderHook(
    ({ latest, question }: { latest: Document; question: string }) => useSteadyDocument(latest, question, false),
    {
      initialProps: { latest: old, question: 'maj' },
    },
  );
  expect(result.current.shown).toBe(old);
  rerender({ latest: fresh, question: 'maj' });
  expect(result.current.shown).toBe(old);
  act(() => {
    result.current.showNew?.();
  });
  expect(result.current.shown).toBe(fresh);
  expect(result.current.showNew).toBeUndefined();
  const next = from('c');
  rerender({ latest: next, question: 'juni' });
  expect(result.current.shown).toBe(next);
});
