import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exportUrl } from '../api/queries';
import type { Table } from '../generated/document';
import { numberText } from '../format/number';
import { Icon } from '../frame/Icon';
import { useLanguage } from '../i18n/language';
import { usePage } from '../page/BlockList';
import { inLanguage } from '../url/links';
import { usePageState } from '../url/page_state';
import { TitleLine } from './HeadingBlock';
import { PlainTable } from './PlainTable';

/** A table that is this long was shown in part before all rows were asked for. */
const shownAtFirst = 10;

export function TableBlock({ block }: { block: Table }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { get, set } = usePageState();
  const isWhole = get('alle') === '1' && block.rows.length > shownAtFirst;
  const hasMore = block.rows_in_all > block.rows.length;
  return (
    <div className="table-block">
      {block.title ? <TitleLine title={block.title}>{block.rows.length > 0 ? <TableExport table={block} /> : null}</TitleLine> : null}
      <PlainTable table={block} />
      {isWhole ? (
        <p className="table-more small">
          <button
            type="button"
            className="linkish"
            onClick={() => {
              set({ alle: undefined });
            }}
          >
            {t('table.fewer')}
          </button>
        </p>
      ) : null}
      {hasMore || block.more ? (
        <p className="table-more small">
          {hasMore
            ? t('table.shown', { shown: numberText(block.rows.length, language), all: numberText(block.rows_in_all, language) })
            : null}{' '}
          {block.more ? <Link to={inLanguage(block.more, language)}>{t('table.all')}</Link> : null}
        </p>
      ) : null}
    </div>
  );
}

function TableExport({ table }: { table: Table }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { forServer } = usePageState();
  const { code, ids } = usePage();
  if (!code || !table.key) return null;
  const url = (format: string) => exportUrl(code, { ...forServer, ...ids }, language, format, table.key);
  return (
    <span className="action">
      <Icon name="download" />
      <span>
        {t('page.download')}{' '}
        <a href={url('xlsx')} download aria-label={`XLSX, ${table.title ?? ''}`}>
          XLSX
        </a>
        {', '}
        <a href={url('csv')} download aria-label={`CSV, ${table.title ?? ''}`}>
          CSV
        </a>
      </span>
    </span>
  );
}
