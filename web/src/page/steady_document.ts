import { useState } from 'react';
import type { Document } from '../generated/document';

interface Steady {
  shown: Document | undefined;
  /** Set when newer figures than those shown are at hand. */
  showNew: (() => void) | undefined;
}

/**
 * Holds the figures still under the reader. A refetch of the same question that comes from a newer snapshot is kept
 * back until asked for; a new question takes whatever snapshot answers it.
 */
export function useSteadyDocument(latest: Document | undefined, question: string, isPlaceholder: boolean): Steady {
  const [held, setHeld] = useState<{ document: Document; question: string }>();
  if (!latest || isPlaceholder) return { shown: latest, showNew: undefined };
  const isSameQuestion = held?.question === question;
  const isNewer = isSameQuestion && held.document.basis.snapshot_id !== latest.basis.snapshot_id;
  const take = () => {
    setHeld({ document: latest, question });
  };
  if (!isSameQuestion || (held.document !== latest && !isNewer)) {
    take();
    return { shown: latest, showNew: undefined };
  }
  return { shown: held.document, showNew: isNewer ? take : undefined };
}
