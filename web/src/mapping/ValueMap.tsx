import { useTranslation } from 'react-i18next';
import type { Choice } from '../api/contract';

interface ValueMapProps {
  column: string;
  /** The values met in the rows that were read. */
  met: string[];
  /** What a value may mean. */
  choices: Choice[];
  values: Record<string, string>;
  setValues: (values: Record<string, string>) => void;
}

const shownAtMost = 24;

/** What the file says, and what it means to us. A value without a meaning is reported in the receipt. */
export function ValueMap({ column, met, choices, values, setValues }: ValueMapProps) {
  const { t } = useTranslation();
  return (
    <ul className="value-map" aria-label={t('mapping.values', { column })}>
      {met.slice(0, shownAtMost).map((value) => (
        <li key={value}>
          <span>{value} =</span>
          <select
            className="form-select"
            aria-label={t('mapping.value_means', { column, value })}
            value={values[value] ?? ''}
            onChange={(event) => {
              setValues({ ...values, [value]: event.target.value });
            }}
          >
            <option value="">{t('mapping.choose')}</option>
            {choices.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {choice.label}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}
