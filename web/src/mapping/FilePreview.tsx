import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../api/contract';

interface FilePreviewProps {
  preview: MappingPreview;
  startOver: () => void;
  chooseSheet: (sheet: string) => void;
}

export function FilePreview({ preview, startOver, chooseSheet }: FilePreviewProps) {
  const { t } = useTranslation();
  const delimiter = preview.delimiter === '\t' ? t('mapping.tab') : preview.delimiter;
  return (
    <section className="section is-ruled">
      <div className="heading-line">
        <h2>{t('mapping.preview')}</h2>
        <span className="heading-aside">
          {t('mapping.reading', { encoding: preview.encoding, delimiter, columns: preview.header.length })}
        </span>
        <div className="heading-tools">
          {preview.sheets.length > 0 ? (
            <select
              className="form-select"
              aria-label={t('mapping.sheet')}
              value={preview.sheet}
              onChange={(event) => {
                chooseSheet(event.target.value);
              }}
            >
              {preview.sheets.map((sheet) => (
                <option key={sheet} value={sheet}>
                  {t('mapping.sheet_named', { sheet })}
                </option>
              ))}
            </select>
          ) : null}
          <button type="button" className="linkish" onClick={startOver}>
            {t('mapping.another')}
          </button>
        </div>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('mapping.preview')}>
        <table className="data-table">
          <thead>
            <tr>
              {preview.header.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample_rows.slice(0, 8).map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td key={column}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">{t('mapping.shapes')}</p>
    </section>
  );
}
