import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../api/queries';

interface ReasonFieldProps {
  value: string;
  isMissing: boolean;
  /** Takes the focus when the form opens. */
  isFirst?: boolean;
  onChange: (value: string) => void;
}

export function ReasonField({ value, isMissing, isFirst = false, onChange }: ReasonFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isFirst) return;
    input.current?.focus();
    input.current?.select();
  }, [isFirst]);
  return (
    <div className={`form-group ${isMissing ? 'form-error' : ''}`}>
      <label className="form-label" htmlFor={id}>
        {t('links.reason')}
      </label>
      <span className="form-hint" id={`${id}-hint`}>
        {isMissing ? t('form.required', { field: t('links.reason') }) : t('links.reason_hint')}
      </span>
      <input
        id={id}
        ref={input}
        className="form-input"
        value={value}
        required
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

interface FormFootProps {
  submit: string;
  isSending: boolean;
  failure: string | undefined;
  onCancel: () => void;
}

export function FormFoot({ submit, isSending, failure, onCancel }: FormFootProps) {
  const { t } = useTranslation();
  const user = useCatalogue().data?.user;
  return (
    <>
      <div className="mapping-actions">
        <button type="submit" className="button button-primary" disabled={isSending}>
          {submit}
        </button>
        <button type="button" className="button button-secondary" onClick={onCancel}>
          {t('links.cancel')}
        </button>
        {user ? <span className="tone-muted">{t('decision.said_as', { user })}</span> : null}
      </div>
      {failure ? (
        <p role="alert" className="tone-error">
          {failure}
        </p>
      ) : null}
    </>
  );
}
