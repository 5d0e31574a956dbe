import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../api/contract';
import { percentText } from '../format/number';
import { useLanguage } from '../i18n/language';

interface ColumnChoicesProps {
  preview: MappingPreview;
  fields: Record<string, string>;
  choose: (column: string, field: string) => void;
}

/** What each column means, as suggested and as chosen. */
export function ColumnChoices({ preview, fields, choose }: ColumnChoicesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { columns, fields: known = [] } = preview.suggestions;
  const names = [...new Set([...known, ...columns.map((column) => column.field ?? '')])].filter(Boolean).sort();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('mapping.columns')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('mapping.column')}</th>
            <th scope="col">{t('mapping.example')}</th>
            <th scope="col">{t('mapping.field')}</th>
            <th scope="col">{t('mapping.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.column}>
              <th scope="row">{column.column}</th>
              <td>{preview.sample_rows[0]?.[preview.header.indexOf(column.column)] ?? ''}</td>
              <td>
                <select
                  className="form-select"
                  aria-label={`${t('mapping.field')}: ${column.column}`}
                  value={fields[column.column] ?? ''}
                  onChange={(event) => {
                    choose(column.column, event.target.value);
                  }}
                >
                  <option value="">{t('mapping.unused')}</option>
                  {names.map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </select>
              </td>
              <td className="tone-muted">
                {column.field ? `${percentText(column.confidence ?? 0, language, 0)} · ${column.reason ?? ''}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
