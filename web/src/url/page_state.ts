import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Keys of the address that the browser alone cares for; the server never sees them. */
const ownKeys = new Set(['figur', 'sprog']);

export type Changes = Record<string, string | undefined>;

export interface PageState {
  get: (key: string) => string | undefined;
  /** Writes the address; undefined removes a key. Back undoes it unless it replaces. */
  set: (changes: Changes, options?: { replace?: boolean }) => void;
  /** What is sent to the server, in a fixed order so that equal pages have equal keys. */
  forServer: Record<string, string>;
}

export function withChanges(params: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}

export function serverParameters(params: URLSearchParams): Record<string, string> {
  const pairs = [...params.entries()].filter(([key]) => !ownKeys.has(key));
  return Object.fromEntries(pairs.sort(([a], [b]) => a.localeCompare(b)));
}

export function usePageState(): PageState {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (changes: Changes, options?: { replace?: boolean }) => {
      setParams((now) => withChanges(now, changes), { replace: options?.replace ?? false, preventScrollReset: true });
    },
    [setParams],
  );
  return useMemo(() => ({ get: (key) => params.get(key) ?? undefined, set, forServer: serverParameters(params) }), [params, set]);
}
