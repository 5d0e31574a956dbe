import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryString, useFigure } from '../api/queries';
import { Icon } from '../frame/Icon';
import { useLanguage } from '../i18n/language';
import { BlockList } from '../page/BlockList';
import { LoadFailure, Skeleton } from '../page/states';
import { inLanguage } from '../url/links';

interface DrawerProps {
  figure: string;
  close: () => void;
}

/** A dialog of the browser's own: it keeps focus inside, closes on Escape and gives focus back. */
export function ExplainDrawer({ figure, close }: DrawerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const query = useFigure(figure, language);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  const exported = (format: string) => `/api/explain?${queryString({ figur: figure, format }, language)}`;
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-title"
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="drawer-body">
        <div className="drawer-head">
          <h2 id="drawer-title">{t('explain.title')}</h2>
          <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
            <Icon name="close" /> {t('explain.close')}
          </button>
        </div>
        {query.error ? <LoadFailure error={query.error} retry={() => void query.refetch()} /> : null}
        {query.isPending ? <Skeleton lines={5} /> : null}
        {query.data ? (
          <div className={query.isPlaceholderData ? 'is-dimmed' : ''}>
            <h3 className="drawer-figure">{query.data.title}</h3>
            {query.data.lead ? <p>{query.data.lead}</p> : null}
            <BlockList document={query.data} isNarrow />
            <p className="drawer-links">
              <a href={exported('xlsx')} download>
                {t('page.download')} XLSX
              </a>
              <a href={exported('csv')} download>
                CSV
              </a>
              <Link to={inLanguage(`/tal?figur=${encodeURIComponent(figure)}`, language)}>{t('explain.as_page')}</Link>
            </p>
          </div>
        ) : null}
      </div>
    </dialog>
  );
}
