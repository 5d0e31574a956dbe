import { useTranslation } from 'react-i18next';
import type { KindChoice, MappingPreview, UnknownValue } from '../api/contract';
import { percentText } from '../format/number';
import type { ColumnDraft } from './toml';
import { ValueMap } from './ValueMap';
import { useLanguage } from '../i18n/language';

interface ColumnChoicesProps {
  preview: MappingPreview;
  kind: KindChoice;
  columns: ColumnDraft[];
  /** Values a trial met and could not read. */
  unknown: UnknownValue[];
  change: (column: ColumnDraft) => void;
}

/** What each column means, as suggested and as chosen. */
export function ColumnChoices({ preview, kind, columns, unknown, change }: ColumnChoicesProps) {
  const { t } = useTranslation();
  const missing = kind.fields.filter((field) => field.is_needed && !columns.some((column) => column.field === field.name));
  return (
    <>
      {missing.length > 0 ? (
        <p className="notice is-warning" role="status">
          {t('mapping.missing', { fields: missing.map((field) => field.label).join(', ') })}
        </p>
      ) : null}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('mapping.columns')}>
        <table className="data-table mapping-columns">
          <thead>
            <tr>
              <th scope="col">{t('mapping.column')}</th>
              <th scope="col">{t('mapping.example')}</th>
              <th scope="col">{t('mapping.field')}</th>
              <th scope="col">{t('mapping.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((draft) => (
              <ColumnRow key={draft.column} preview={preview} kind={kind} draft={draft} unknown={unknown} change={change} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The first row that has something there. */
function firstValue(preview: MappingPreview, column: string): string {
  const at = preview.header.indexOf(column);
  return preview.sample_rows.map((row) => row[at] ?? '').find((value) => value !== '') ?? '';
}

/** The server hides what may say who somebody is behind 0 and x; such shapes are no values. */
const isShape = (value: string) => /^[0x\W]*$/.test(value);

function metValues(preview: MappingPreview, column: string, unknown: UnknownValue[]): string[] {
  const at = preview.header.indexOf(column);
  const seen = preview.sample_rows.map((row) => row[at] ?? '').filter((value) => !isShape(value));
  const refused = unknown.filter((one) => one.column === column).map((one) => one.value ?? '');
  return [...new Set([...seen, ...refused])].filter((value) => value !== '').sort();
}

interface ColumnRowProps extends Omit<ColumnChoicesProps, 'columns'> {
  draft: ColumnDraft;
}

function ColumnRow({ preview, kind, draft, unknown, change }: ColumnRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = draft.column;
  const suggested = kind.columns.find((column) => column.column === name);
  const field = kind.fields.find((candidate) => candidate.name === draft.field);
  const met = field && field.choices.length > 0 ? metValues(preview, name, unknown) : [];
  const isAsSuggested = draft.field !== '' && suggested?.field === draft.field;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{firstValue(preview, name)}</td>
      <td>
        <select
          className="form-select"
          aria-label={`${t('mapping.field')}: ${name}`}
          value={draft.field}
          onChange={(event) => {
            change({ ...draft, field: event.target.value, values: {} });
          }}
        >
          <option value="">{t('mapping.unused')}</option>
          {kind.fields.map((candidate) => (
            <option key={candidate.name} value={candidate.name}>
              {candidate.label}
              {candidate.is_needed ? ` (${t('mapping.needed')})` : ''}
            </option>
          ))}
        </select>
        {field && met.length > 0 ? (
          <ValueMap
            column={name}
            met={met}
            choices={field.choices}
            values={draft.values}
            setValues={(values) => {
              change({ ...draft, values });
            }}
          />
        ) : null}
      </td>
      <td className="tone-muted">{isAsSuggested ? `${suggested.reason ?? ''} · ${percentText(suggested.confidence, language, 0)}` : ''}</td>
    </tr>
  );
}
