import { useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Site } from '../api/site';
import { useTimesSaid, useView } from '../api/queries';
import type { Language } from '../generated/document';
import { BasisBar, type Crumb } from '../frame/BasisBar';
import { useMarkSeen } from '../frame/saved_views';
import { isCurrent } from '../frame/Menu';
import { useLanguage } from '../i18n/language';
import { isOfOne, matchPath } from '../url/links';
import { usePageState } from '../url/page_state';
import { DocumentPage } from './DocumentPage';
import { LivePageProvider, useLiveChanges } from './live';
import { StatePage } from './StatePage';
import { LoadFailure, NewFigures, Skeleton, StateBox, useLasting } from './states';
import { useSteadyDocument } from './steady_document';

/** Finds the view of the address in the server's catalogue; the app itself knows no pages. */
export function CataloguePage({ site }: { site: Site }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname } = useLocation();
  const found = useMemo(() => {
    for (const view of site.pages) {
      const ids = matchPath(view.path, pathname);
      if (ids) return { code: view.code, ids, isBelow: isOfOne(view.path) };
    }
    return undefined;
  }, [site, pathname]);
  if (!found)
    return (
      <StatePage title={t('state.not_found')}>
        <StateBox kind="plain" title={t('state.not_found')} text={t('state.not_found_text')} />
      </StatePage>
    );
  return (
    <LivePageProvider key={found.code}>
      <ViewPage code={found.code} ids={found.ids} above={found.isBelow ? pageAbove(site, pathname, language) : undefined} />
    </LivePageProvider>
  );
}

function pageAbove(site: Site, pathname: string, language: Language): Crumb | undefined {
  const view = site.pages.find((candidate) => !isOfOne(candidate.path) && candidate.path !== '/' && isCurrent(candidate.path, pathname));
  return view ? { path: view.path, label: view.title[language] } : undefined;
}

interface ViewPageProps {
  code: string;
  ids: Record<string, string>;
  above: Crumb | undefined;
}

function ViewPage({ code, ids, above }: ViewPageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const address = pathname + search;
  const { forServer } = usePageState();
  const { changes } = useLiveChanges();
  const parameters = useMemo(() => ({ ...forServer, ...changes, ...ids }), [forServer, changes, ids]);
  const query = useView(code, parameters, language);
  const question = JSON.stringify([code, parameters, language]);
  const times = useTimesSaid();
  const { shown, showNew } = useSteadyDocument(query.data, `${question} ${times}`, query.isPlaceholderData);
  const isDimmed = useLasting(query.isPlaceholderData);
  // The bar's long lists of months wait while a month is dragged.
  const basis = useDeferredValue(shown);
  useMarkSeen(query.isPlaceholderData ? undefined : shown, address);
  useEffect(() => {
    if (shown?.title) document.title = `${shown.title} · Styrhus`;
  }, [shown?.title]);
  if (query.error && !shown)
    return (
      <StatePage title={t('state.failed')}>
        <LoadFailure error={query.error} retry={() => void query.refetch()} />
      </StatePage>
    );
  if (!shown)
    return (
      <StatePage title={t('state.loading')}>
        <Skeleton lines={10} />
      </StatePage>
    );
  return (
    <>
      <BasisBar document={basis ?? shown} above={above} />
      {showNew ? <NewFigures update={showNew} /> : null}
      {query.error ? (
        <div className="inner">
          <LoadFailure error={query.error} retry={() => void query.refetch()} />
        </div>
      ) : null}
      <DocumentPage document={shown} code={code} ids={ids} isDimmed={isDimmed} />
    </>
  );
}
