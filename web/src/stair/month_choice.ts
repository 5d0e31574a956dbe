import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { IsoMonth, Stair } from '../generated/document';
import { viewQuery } from '../api/queries';
import { monthAt, monthIndex } from '../format/date';
import { useLanguage } from '../i18n/language';
import { noChanges, useLiveChanges } from '../page/live';
import { usePageState } from '../url/page_state';

export interface MonthChoice {
  first: IsoMonth;
  last: IsoMonth;
  month: IsoMonth;
  compare: IsoMonth | undefined;
  /** The month `by` months away, within what is known. */
  step: (by: number) => IsoMonth;
  /** Shows a month at once, without writing the address. */
  show: (month: IsoMonth) => void;
  showCompare: (month: IsoMonth) => void;
  commit: (month: IsoMonth) => void;
  commitCompare: (month: IsoMonth) => void;
  /** Fetches all months ahead, so that a drag answers from memory. */
  fetchAhead: () => void;
}

const fetchedAtOnce = 60;

export function useMonthChoice(stair: Stair, code: string): MonthChoice {
  const { set, forServer } = usePageState();
  const { changes, setChanges } = useLiveChanges();
  const queries = useQueryClient();
  const language = useLanguage();
  const month = changes['maaned'] ?? stair.month;
  const compare = changes['mod'] ?? stair.compare_month;
  const first = stair.first_month;
  const last = stair.last_month;

  // Once the address says what was dragged to, the drag is over.
  useEffect(() => {
    const isWritten = Object.entries(changes).every(([key, value]) => forServer[key] === value);
    if (changes !== noChanges && isWritten) setChanges(noChanges);
  }, [changes, forServer, setChanges]);

  const fetchAhead = useCallback(() => {
    const from = Math.max(monthIndex(first), monthIndex(last) - fetchedAtOnce);
    for (let index = monthIndex(last); index >= from; index -= 1)
      void queries.prefetchQuery(viewQuery(code, { ...forServer, maaned: monthAt(index) }, language));
  }, [queries, code, forServer, language, first, last]);

  return useMemo(
    () => ({
      first,
      last,
      month,
      compare,
      step: (by) => monthAt(Math.min(Math.max(monthIndex(month) + by, monthIndex(first)), monthIndex(last))),
      show: (next) => {
        setChanges({ ...changes, maaned: next });
      },
      showCompare: (next) => {
        setChanges({ ...changes, mod: next });
      },
      commit: (next) => {
        setChanges({ ...changes, maaned: next });
        set({ maaned: next });
      },
      commitCompare: (next) => {
        setChanges({ ...changes, mod: next });
        set({ mod: next });
      },
      fetchAhead,
    }),
    [first, last, month, compare, changes, setChanges, set, fetchAhead],
  );
}
