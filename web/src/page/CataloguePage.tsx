import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Catalogue } from '../api/contract';
import { useView } from '../api/queries';
import { BasisBar } from '../frame/BasisBar';
import { useLanguage } from '../i18n/language';
import { matchPath } from '../url/links';
import { usePageState } from '../url/page_state';
import { DocumentPage } from './DocumentPage';
import { LivePageProvider, useLiveChanges } from './live';
import { LoadFailure, NewFigures, Skeleton, StateBox, useLasting } from './states';
import { useSteadyDocument } from './steady_document';

/** Finds the view of the address in the server's catalogue; the app itself knows no pages. */
export function CataloguePage({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const found = useMemo(() => {
    for (const view of catalogue.views) {
      const ids = matchPath(view.path, pathname);
      if (ids) return { code: view.code, ids };
    }
    return undefined;
  }, [catalogue, pathname]);
  if (!found)
    return (
      <main className="inner" id="content">
        <StateBox kind="plain" title={t('state.not_found')} text={t('state.not_found_text')} />
      </main>
    );
  return (
    <LivePageProvider key={found.code}>
      <ViewPage code={found.code} ids={found.ids} />
    </LivePageProvider>
  );
}

interface ViewPageProps {
  code: string;
  ids: Record<string, string>;
}

function ViewPage({ code, ids }: ViewPageProps) {
  const language = useLanguage();
  const { forServer } = usePageState();
  const { changes } = useLiveChanges();
  const parameters = useMemo(() => ({ ...forServer, ...changes, ...ids }), [forServer, changes, ids]);
  const query = useView(code, parameters, language);
  const question = JSON.stringify([code, parameters, language]);
  const { shown, showNew } = useSteadyDocument(query.data, question, query.isPlaceholderData);
  const isDimmed = useLasting(query.isPlaceholderData);
  useEffect(() => {
    if (shown?.title) document.title = `${shown.title} · Styrhus`;
  }, [shown?.title]);
  if (query.error && !shown)
    return (
      <main className="inner" id="content">
        <LoadFailure error={query.error} retry={() => void query.refetch()} />
      </main>
    );
  if (!shown)
    return (
      <main className="inner" id="content">
        <Skeleton lines={10} />
      </main>
    );
  return (
    <>
      <BasisBar document={shown} />
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
