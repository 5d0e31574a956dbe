import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../api/contract';
import { percentText } from '../format/number';
import type { ColumnDraft } from './toml';
import { shownSample } from './sample';
import { ValueMap } from './ValueMap';
import { useLanguage } from '../i18n/language';

interface ColumnChoicesProps {
  preview: MappingPreview;
  columns: ColumnDraft[];
  change: (column: ColumnDraft) => void;
}

function metValues(preview: MappingPreview, column: string): string[] {
  const at = preview.header.indexOf(column);
  return [...new Set(preview.sample_rows.map((row) => row[at] ?? ''))].filter((value) => value !== '').sort();
}

/** The first row that has something there. */
function firstValue(preview: MappingPreview, column: string): string {
  const at = preview.header.indexOf(column);
  return preview.sample_rows.map((row) => row[at] ?? '').find((value) => value !== '') ?? '';
}

/** Words of a short list are worth translating; dates, amounts and numbers of persons are not. */
function isCode(met: string[]): boolean {
  return met.length > 0 && met.length <= 24 && met.some((value) => !/^[\d.,:\-/ ]{5,}$/.test(value));
}

/** What each column means, as suggested and as chosen. */
export function ColumnChoices({ preview, columns: drafts, change }: ColumnChoicesProps) {
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
          {columns.map((column, index) => {
            const name = column.column ?? '';
            const draft = drafts[index] ?? { column: name, field: '', values: {} };
            const met = metValues(preview, name);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{shownSample(firstValue(preview, name), name, draft.field)}</td>
                <td>
                  <select
                    className="form-select"
                    aria-label={`${t('mapping.field')}: ${name}`}
                    value={draft.field}
                    onChange={(event) => {
                      change({ ...draft, field: event.target.value });
                    }}
                  >
                    <option value="">{t('mapping.unused')}</option>
                    {names.map((name) => (
                      <option key={name} value={name}>
                        {name}
                      </option>
                    ))}
                  </select>
                  {draft.field !== '' && isCode(met) && shownSample(met[0] ?? '', name, draft.field) === met[0] ? (
                    <ValueMap
                      column={name}
                      met={met}
                      values={draft.values}
                      setValues={(values) => {
                        change({ ...draft, values });
                      }}
                    />
                  ) : null}
                </td>
                <td className="tone-muted">
                  {column.field ? `${percentText(column.confidence ?? 0, language, 0)} · ${column.reason ?? ''}` : ''}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
