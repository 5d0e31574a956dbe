import { useTranslation } from 'react-i18next';
import type { OpenedMapping, UnknownValue } from '../api/contract';
import { moneyText, numberText, unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
import type { Amending } from './amending';
import { placeOf, valueKey, type ValuePlace } from './amendments';

export interface Focus {
  column: string | undefined;
  value: string | undefined;
}

interface ValueMeaningsProps {
  opened: OpenedMapping;
  work: Amending;
  focus: Focus;
}

/** Values without a meaning, with what stands behind them; and what the column in focus knows already. */
export function ValueMeanings({ opened, work, focus }: ValueMeaningsProps) {
  const { t } = useTranslation();
  return (
    <>
      {work.unknown.length > 0 ? <UnknownValues opened={opened} work={work} focus={focus} /> : null}
      {opened.columns
        .filter((column) => column.column === focus.column && column.values.length > 0)
        .map((column) => (
          <section key={`${column.column ?? ''} ${column.field ?? ''}`}>
            <h3>{t('mapping.values', { column: column.column })}</h3>
            <ul className="value-map">
              {column.values.map(({ value = '', meaning = '' }) => {
                const place = { column: column.column ?? '', field: column.field ?? '', value };
                return (
                  <li key={value}>
                    <span>{value} =</span>
                    <Meaning opened={opened} work={work} place={place} standard={meaning} isFocused={focus.value === value} />
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
    </>
  );
}

function UnknownValues({ opened, work, focus }: ValueMeaningsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isFocused = (one: UnknownValue) => one.column === focus.column && one.value === focus.value;
  return (
    <>
      <h3>{t('mapping.unknown_values')}</h3>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('mapping.unknown_values')}>
        <table className="data-table mapping-columns">
          <thead>
            <tr>
              <th scope="col">{t('mapping.value')}</th>
              <th scope="col">{t('mapping.column')}</th>
              <th scope="col">{t('mapping.field')}</th>
              <th scope="col" className="is-number">
                {t('mapping.rows')}
              </th>
              <th scope="col" className="is-number">
                {t('mapping.amount', { unit: unitText('kroner', language) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {work.unknown.map((one) => (
              <tr key={valueKey(placeOf(one))}>
                <th scope="row">{one.value}</th>
                <td>{one.column}</td>
                <td>
                  <Meaning opened={opened} work={work} place={placeOf(one)} standard="" isFocused={isFocused(one)} />
                </td>
                <td className="is-number">{numberText(one.rows, language)}</td>
                <td className="is-number">{moneyText(one.amount, language, 'kroner')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface MeaningProps {
  opened: OpenedMapping;
  work: Amending;
  place: ValuePlace;
  /** What it means until it is changed. */
  standard: string;
  isFocused: boolean;
}

/** One of the field's words, or a word of one's own where the field has no list. */
function Meaning({ opened, work, place, standard, isFocused }: MeaningProps) {
  const { t } = useTranslation();
  const choices = opened.kind.fields.find((field) => field.name === place.field)?.choices ?? [];
  const shared = {
    'aria-label': t('mapping.value_means', { column: place.column, value: place.value }),
    autoFocus: isFocused,
    value: work.decisions.values[valueKey(place)] ?? standard,
    onChange: (event: { target: { value: string } }) => {
      work.decideValues([[place, event.target.value]]);
    },
  };
  if (choices.length === 0) return <input className="form-input" {...shared} />;
  return (
    <select className="form-select" {...shared}>
      <option value="">{t('mapping.choose')}</option>
      {choices.map((choice) => (
        <option key={choice.name} value={choice.name}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
