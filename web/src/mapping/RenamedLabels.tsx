import { useTranslation } from 'react-i18next';
import type { OpenedMapping, RenamedLabel } from '../api/contract';
import { moneyText, numberText, unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
import type { Amending } from './amending';
import { valueKey, type ValuePlace } from './amendments';
import type { Focus } from './ValueMeanings';

const placeOf = ({ column = '', field = '', now = '' }: RenamedLabel): ValuePlace => ({ column, field, value: now });

/** Labels that the source has renamed. Codes still say where kroner belong; whoever adds up by label may keep the old name. */
export function RenamedLabels({ opened, work, focus }: { opened: OpenedMapping; work: Amending; focus: Focus }) {
  const { t } = useTranslation();
  const labels = opened.renamed_labels;
  if (labels.length === 0) return null;
  const isKept = (label: RenamedLabel) => Boolean(work.decisions.values[valueKey(placeOf(label))]);
  const keep = (which: RenamedLabel[], isOld: boolean) => {
    work.decideValues(which.map((label) => [placeOf(label), isOld ? (label.before ?? '') : '']));
  };
  const areAllKept = labels.every(isKept);
  return (
    <>
      <h3>{t('mapping.renamed')}</h3>
      <p>{t('mapping.renamed_lead')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('mapping.renamed')}>
        <table className="data-table">
          <RenamedHead />
          <tbody>
            {labels.map((label) => (
              <RenamedRow
                key={valueKey(placeOf(label))}
                label={label}
                isKept={isKept(label)}
                isFocused={label.column === focus.column && label.now === focus.value}
                keep={(isOld) => {
                  keep([label], isOld);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <button
        type="button"
        className="linkish"
        onClick={() => {
          keep(labels, !areAllKept);
        }}
      >
        {t(areAllKept ? 'mapping.keep_none' : 'mapping.keep_all')}
      </button>
    </>
  );
}

function RenamedHead() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col">{t('mapping.called_now')}</th>
        <th scope="col">{t('mapping.read_as')}</th>
        <th scope="col" className="is-number">
          {t('mapping.codes')}
        </th>
        <th scope="col" className="is-number">
          {t('mapping.amount', { unit: unitText('kroner', language) })}
        </th>
      </tr>
    </thead>
  );
}

interface RenamedRowProps {
  label: RenamedLabel;
  /** Read by its old name. */
  isKept: boolean;
  isFocused: boolean;
  keep: (isOld: boolean) => void;
}

function RenamedRow({ label, isKept, isFocused, keep }: RenamedRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">{label.now}</th>
      <td>
        <select
          className="form-select"
          aria-label={t('mapping.label_read_as', { label: label.now })}
          autoFocus={isFocused}
          value={isKept ? 'before' : 'now'}
          onChange={(event) => {
            keep(event.target.value === 'before');
          }}
        >
          <option value="now">{t('mapping.its_new_name')}</option>
          <option value="before">{label.before}</option>
        </select>
      </td>
      <td className="is-number">{numberText(label.codes, language)}</td>
      <td className="is-number">{moneyText(label.amount, language, 'kroner')}</td>
    </tr>
  );
}
