import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/language';
import { useFigure } from '../api/queries';
import { BasisBar } from '../frame/BasisBar';
import { DocumentPage } from '../page/DocumentPage';
import { StatePage } from '../page/StatePage';
import { LoadFailure, Skeleton } from '../page/states';
import { usePageState } from '../url/page_state';

/** "Bag tallet" as a page of its own, to send to a colleague. */
export function FigurePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { get } = usePageState();
  const query = useFigure(get('figur') ?? '', language);
  if (query.error)
    return (
      <StatePage title={t('explain.title')}>
        <LoadFailure error={query.error} retry={() => void query.refetch()} />
      </StatePage>
    );
  if (!query.data)
    return (
      <StatePage title={t('state.loading')}>
        <Skeleton lines={8} />
      </StatePage>
    );
  return (
    <>
      <BasisBar document={query.data} />
      <DocumentPage document={query.data} code="" isDimmed={query.isPlaceholderData} />
    </>
  );
}
