import { useLanguage } from '../i18n/language';
import { useFigure } from '../api/queries';
import { BasisBar } from '../frame/BasisBar';
import { DocumentPage } from '../page/DocumentPage';
import { LoadFailure, Skeleton } from '../page/states';
import { usePageState } from '../url/page_state';

/** "Bag tallet" as a page of its own, to send to a colleague. */
export function FigurePage() {
  const language = useLanguage();
  const { get } = usePageState();
  const query = useFigure(get('figur') ?? '', language);
  if (query.error)
    return (
      <main className="inner" id="content">
        <LoadFailure error={query.error} retry={() => void query.refetch()} />
      </main>
    );
  if (!query.data)
    return (
      <main className="inner" id="content">
        <Skeleton lines={8} />
      </main>
    );
  return (
    <>
      <BasisBar document={query.data} />
      <DocumentPage document={query.data} code="" isDimmed={query.isPlaceholderData} />
    </>
  );
}
