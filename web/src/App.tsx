import { Suspense, lazy, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useSearchParams } from 'react-router';
import { useCatalogue } from './api/queries';
import { ExplainProvider } from './explain/ExplainProvider';
import { FigurePage } from './explain/FigurePage';
import { Frame } from './frame/Frame';
import { GlobalKeys } from './frame/GlobalKeys';
import { useArrival } from './frame/use_arrival';
import { i18next } from './i18n';
import { CataloguePage } from './page/CataloguePage';
import { StatePage } from './page/StatePage';
import { LoadFailure } from './page/states';

const MappingWorkbench = lazy(() => import('./mapping/MappingWorkbench'));

/** The address decides the language, so a link is read as it was sent. */
function useLanguageOfAddress() {
  const [params] = useSearchParams();
  const language = params.get('sprog') === 'en' ? 'en' : 'da';
  useEffect(() => {
    document.documentElement.lang = language;
    if (i18next.language !== language) void i18next.changeLanguage(language);
  }, [language]);
}

export function App() {
  useLanguageOfAddress();
  useArrival();
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  return (
    <ExplainProvider>
      <GlobalKeys />
      <Frame site={catalogue.data}>
        {catalogue.error ? (
          <StatePage title={t('state.failed')}>
            <LoadFailure error={catalogue.error} retry={() => void catalogue.refetch()} />
          </StatePage>
        ) : null}
        <Suspense fallback={null}>
          <Routes>
            <Route path="/tal" element={<FigurePage />} />
            <Route path="/oversaettelser" element={<MappingWorkbench />} />
            <Route path="*" element={catalogue.data ? <CataloguePage site={catalogue.data} /> : null} />
          </Routes>
        </Suspense>
      </Frame>
    </ExplainProvider>
  );
}
