import { useTranslation } from 'react-i18next';

interface ValueMapProps {
  column: string;
  /** The values met in the rows that were read. */
  met: string[];
  values: Record<string, string>;
  setValues: (values: Record<string, string>) => void;
}

const shownAtMost = 24;

/** What the file says, and what it means to us. A value left empty is taken as it stands. */
export function ValueMap({ column, met, values, setValues }: ValueMapProps) {
  const { t } = useTranslation();
  return (
    <details className="value-map">
      <summary>{t('mapping.values', { count: met.length })}</summary>
      <ul>
        {met.slice(0, shownAtMost).map((value) => (
          <li key={value}>
            <span>{value}</span>
            <input
              className="form-input"
              aria-label={t('mapping.value_means', { column, value })}
              placeholder={value}
              value={values[value] ?? ''}
              onChange={(event) => {
                setValues({ ...values, [value]: event.target.value });
              }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
