import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getJson, postJson } from '../api/client';
import type { SavedView, SavedViews } from '../api/contract';
import type { Document } from '../generated/document';

const none: SavedView[] = [];

/** The user's own views; the server keeps the whole list as one statement. */
export function useSavedViews() {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['my-views'],
    queryFn: ({ signal }) => getJson<SavedViews>('/api/my/views', signal),
  });
  const keep = useMutation({
    mutationFn: (views: SavedView[]) => postJson<unknown>('/api/my/views', { views }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['my-views'] }),
  });
  const views = query.data?.views ?? none;
  return {
    views,
    isReady: query.isSuccess,
    hasFailed: keep.isError,
    save: (view: SavedView) => {
      keep.mutate([...views.filter((other) => other.name !== view.name), view]);
    },
    remove: (name: string) => {
      keep.mutate(views.filter((other) => other.name !== name));
    },
  };
}

export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Looking at a saved view moves its mark forward. */
export function useMarkSeen(document: Document | undefined, address: string) {
  const { views, save } = useSavedViews();
  const lead = document?.lead ?? '';
  const view = views.find((candidate) => candidate.address === address);
  const isStale = view !== undefined && lead !== '' && (view.lead !== lead || view.seen !== today());
  useEffect(() => {
    if (isStale) save({ ...view, lead, seen: today() });
    // Once per change: saving makes it fresh.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isStale, lead]);
}
