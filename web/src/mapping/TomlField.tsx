import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TomlError } from '../api/contract';

interface TomlFieldProps {
  toml: string;
  setToml: (toml: string) => void;
  errors: TomlError[];
}

export function TomlField({ toml, setToml, errors }: TomlFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="mapping-field">
      <label htmlFor={id}>{t('mapping.toml')}</label>
      <span className="tone-muted" id={`${id}-hint`}>
        {t('mapping.toml_hint')}
      </span>
      <textarea
        id={id}
        className="toml"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={errors.length > 0}
        value={toml}
        onChange={(event) => {
          setToml(event.target.value);
        }}
      />
      {errors.length > 0 ? (
        <ul className="toml-errors" role="alert">
          {errors.map((error) => (
            <li key={`${error.line} ${error.text}`}>
              {error.line > 0 ? <strong>{t('mapping.line', { line: error.line })} </strong> : null}
              {error.text}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
