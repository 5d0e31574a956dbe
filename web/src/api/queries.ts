import { useQuery } from '@tanstack/react-query';
import type { Document, Language } from '../generated/document';
import { getJson } from './client';
import type { Catalogue, SearchAnswer } from './contract';
import { siteOf } from './site';

export type Parameters = Record<string, string>;

export function queryString(parameters: Parameters, language: Language): string {
  const params = new URLSearchParams(parameters);
  params.set('sprog', language);
  return params.toString();
}

export function viewUrl(code: string, parameters: Parameters, language: Language): string {
  return `/api/view/${encodeURIComponent(code)}?${queryString(parameters, language)}`;
}

export function exportUrl(code: string, parameters: Parameters, language: Language, format: string, table?: string): string {
  return viewUrl(code, { ...parameters, format, ...(table ? { tabel: table } : {}) }, language);
}

export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => getJson<Catalogue>('/api/catalogue', signal),
    select: siteOf,
    staleTime: Infinity,
  });
}

export function viewQuery(code: string, parameters: Parameters, language: Language) {
  return {
    queryKey: ['view', code, language, parameters] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Document>(viewUrl(code, parameters, language), signal),
  };
}

/** A page's document. While another one is fetched for the same view the old one stays, to be shown dimmed. */
export function useView(code: string, parameters: Parameters, language: Language) {
  return useQuery({
    ...viewQuery(code, parameters, language),
    placeholderData: (previous, query) => (query?.queryKey[1] === code ? previous : undefined),
    refetchInterval: 60_000,
  });
}

export function useFigure(figure: string | undefined, language: Language) {
  return useQuery({
    queryKey: ['explain', figure, language],
    queryFn: ({ signal }) => getJson<Document>(`/api/explain?${queryString({ figur: figure ?? '' }, language)}`, signal),
    enabled: figure !== undefined,
    placeholderData: (previous) => previous,
  });
}

export function useSearch(words: string, language: Language) {
  return useQuery({
    queryKey: ['search', words, language],
    queryFn: ({ signal }) => getJson<SearchAnswer>(`/api/search?${queryString({ q: words }, language)}`, signal),
    enabled: words.trim().length > 1,
    placeholderData: (previous) => previous,
  });
}

/** How often a form was sent from here: who says something waits for its figures, and nothing is kept back. */
export const said = ['said'];

export function useTimesSaid(): number {
  return useQuery({ queryKey: said, queryFn: () => 0, enabled: false, initialData: 0 }).data;
}
