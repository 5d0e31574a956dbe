import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUrl } from '../api/queries';
import type { Document } from '../generated/document';
import { Icon } from '../frame/Icon';
import { useLanguage } from '../i18n/language';
import { usePageState } from '../url/page_state';

interface PageHeadProps {
  document: Document;
  code: string;
  ids: Record<string, string>;
}

export function PageHead({ document, code, ids }: PageHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { forServer } = usePageState();
  const parameters = { ...forServer, ...ids };
  return (
    <div className="page-head">
      <h1>{document.title}</h1>
      <div className="page-actions">
        {code ? (
          <span className="action">
            <Icon name="download" />
            <span>
              {t('page.download')}{' '}
              <a href={exportUrl(code, parameters, language, 'xlsx')} download>
                XLSX
              </a>
              {', '}
              <a href={exportUrl(code, parameters, language, 'csv')} download>
                CSV
              </a>
            </span>
          </span>
        ) : null}
        <button
          type="button"
          className="linkish action"
          onClick={() => {
            window.print();
          }}
        >
          <Icon name="print" />
          <span>{t('page.print')}</span>
        </button>
        <CopyLink />
      </div>
      {document.lead ? <p className="lead">{document.lead}</p> : null}
    </div>
  );
}

function CopyLink() {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(window.location.href).then(() => {
      setCopied(true);
      setTimeout(() => {
        setCopied(false);
      }, 2000);
    });
  };
  return (
    <button type="button" className="linkish action" onClick={copy}>
      <Icon name="link" />
      <span aria-live="polite">{isCopied ? t('page.copied') : t('page.copy')}</span>
    </button>
  );
}
