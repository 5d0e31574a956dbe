import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { getJson, postJson } from '../api/client';
import type { GrantChoices, LinkDesk, LinkWork } from '../api/contract';
import { queryString, said, type Parameters } from '../api/queries';
import type { Language } from '../generated/document';
import { useLanguage } from '../i18n/language';
import type { SaidPart } from './parts';

const addressOf = (posting: string) => `/api/links/${encodeURIComponent(posting)}`;

/** What waits to be confirmed. It changes when something is said here, and not under the reader's hand. */
export function useLinkWork(parameters: Parameters, most: number) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['links', language, parameters, most],
    queryFn: ({ signal }) => getJson<LinkWork>(`/api/links?${queryString({ ...parameters, antal: String(most) }, language)}`, signal),
    placeholderData: (previous) => previous,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

function deskQuery(posting: string, language: Language) {
  return {
    queryKey: ['link', posting, language] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson<LinkDesk>(`${addressOf(posting)}?${queryString({}, language)}`, signal),
  };
}

export function useLinkDesk(posting: string) {
  return useQuery(deskQuery(posting, useLanguage()));
}

export function useGrantChoices(posting: string, words: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['link', posting, language, 'grants', words],
    queryFn: ({ signal }) => getJson<GrantChoices>(`${addressOf(posting)}/grants?${queryString({ q: words }, language)}`, signal),
    enabled: words.length > 1,
    placeholderData: (previous) => previous,
  });
}

/** The figures that were asked for here do not wait to be let in; said before they are here, the old ones would be. */
async function showNewFigures(queries: QueryClient) {
  await queries.invalidateQueries({ queryKey: ['view'] });
  queries.setQueryData<number>(said, (times) => (times ?? 0) + 1);
}

export interface Statement {
  form: 'posting.link_confirmed' | 'posting.link_corrected' | 'statement.undo';
  reason: string;
  links?: SaidPart[] | { grant: string }[];
}

/** Says something of a posting; done when the figures it changes are here. Answers with the posting as it is then. */
export function useSayOfLink(posting: string, onSaid: (desk: LinkDesk) => void) {
  const queries = useQueryClient();
  const language = useLanguage();
  return useMutation({
    mutationFn: async ({ form, reason, links }: Statement) => {
      await postJson<unknown>('/api/statements', { form, values: { posting, reason }, ...(links ? { links } : {}) });
      await queries.invalidateQueries({ queryKey: ['link'], refetchType: 'none' });
      const desk = await queries.fetchQuery(deskQuery(posting, language));
      await queries.invalidateQueries({ queryKey: ['links'] });
      return desk;
    },
    onSuccess: (desk) => {
      onSaid(desk);
      void showNewFigures(queries);
    },
    onError: () => queries.invalidateQueries({ queryKey: ['links'] }),
  });
}
