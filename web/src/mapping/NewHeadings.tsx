import { useTranslation } from 'react-i18next';
import type { OpenedMapping } from '../api/contract';
import type { Amending } from './amending';
import type { HeadingChoice } from './amendments';

/** Headings that the mapping does not know: what each probably is, and what a person says that it is. */
export function NewHeadings({ opened, work, focus }: { opened: OpenedMapping; work: Amending; focus: string | undefined }) {
  const { t } = useTranslation();
  if (opened.new_columns.length === 0) return null;
  return (
    <>
      <h3>{t('mapping.new_columns')}</h3>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('mapping.new_columns')}>
        <table className="data-table mapping-columns">
          <thead>
            <tr>
              <th scope="col">{t('mapping.column')}</th>
              <th scope="col">{t('mapping.is')}</th>
              <th scope="col">{t('mapping.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {opened.new_columns.map(({ column = '', reason }) => (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td>
                  <HeadingSelect opened={opened} work={work} column={column} isFocused={focus === column} />
                </td>
                <td className="tone-muted">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface HeadingSelectProps {
  opened: OpenedMapping;
  work: Amending;
  column: string;
  isFocused: boolean;
}

function HeadingSelect({ opened, work, column, isFocused }: HeadingSelectProps) {
  const { t } = useTranslation();
  const missing = new Set(opened.missing_columns);
  const others = [...new Set(opened.columns.map((one) => one.column ?? ''))].filter((name) => !missing.has(name));
  return (
    <select
      className="form-select"
      aria-label={t('mapping.heading_is', { column })}
      autoFocus={isFocused}
      value={work.decisions.headings[column] ?? ''}
      onChange={(event) => {
        work.decideHeading(column, event.target.value as HeadingChoice);
      }}
    >
      <option value="">{t('mapping.undecided')}</option>
      <option value="unused">{t('mapping.unused')}</option>
      {opened.missing_columns.length > 0 ? (
        <optgroup label={t('mapping.same_as_missing')}>
          {opened.missing_columns.map((name) => (
            <option key={name} value={`same:${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
      ) : null}
      <optgroup label={t('mapping.own_field')}>
        {opened.kind.fields.map((field) => (
          <option key={field.name} value={`field:${field.name ?? ''}`}>
            {field.label}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('mapping.same_as')}>
        {others.map((name) => (
          <option key={name} value={`same:${name}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
