import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../api/client';
import { said } from '../api/queries';
import type { Form, FormField } from '../generated/document';

/** What is written in a field, or its own value; a choice that is no longer offered is none. */
function valueOf(field: FormField, written: string | undefined): string {
  const isOffered = field.options.length === 0 || field.options.some((option) => (option.value ?? '') === written);
  return written !== undefined && isOffered ? written : (field.value ?? '');
}

/** What the form speaks of goes along with it and is not asked for. */
function isShown(field: FormField): boolean {
  return field.kind !== 'hidden';
}

/** A form declared by the server; what is written becomes a statement. */
export function FormBlock({ block }: { block: Form }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<Record<string, string>>({});
  const values = Object.fromEntries(block.fields.map((field) => [field.key ?? '', valueOf(field, written[field.key ?? ''])]));
  const [missing, setMissing] = useState<string[]>([]);
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => postJson<unknown>('/api/statements', { form: block.key ?? '', values }),
    // What is said may change every figure, and who said it waits for that.
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['view'] });
      queries.setQueryData<number>(said, (times) => (times ?? 0) + 1);
      setWritten({});
    },
  });
  const submit = () => {
    const empty = block.fields.filter((field) => field.is_required && !values[field.key ?? '']?.trim()).map((field) => field.key ?? '');
    setMissing(empty);
    if (empty.length === 0) send.mutate();
  };
  return (
    <form
      className="form-block"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {block.title ? <h2>{block.title}</h2> : null}
      {block.fields.filter(isShown).map((field) => (
        <Field
          key={field.key}
          field={field}
          value={values[field.key ?? ''] ?? ''}
          isMissing={missing.includes(field.key ?? '')}
          onChange={(value) => {
            setWritten({ ...written, [field.key ?? '']: value });
          }}
        />
      ))}
      <button type="submit" className="button button-primary" disabled={send.isPending}>
        {block.submit_label || t('form.save')}
      </button>
      <p role="status" className={send.isError ? 'tone-error' : ''}>
        {send.isSuccess ? t('form.saved') : send.isError ? send.error.message || t('form.failed') : ''}
      </p>
    </form>
  );
}

interface FieldProps {
  field: FormField;
  value: string;
  isMissing: boolean;
  onChange: (value: string) => void;
}

const inputTypes: Record<string, string> = { date: 'date', month: 'month', number: 'number', email: 'email' };

function Field({ field, value, isMissing, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const common = {
    id,
    value,
    required: field.is_required ?? false,
    'aria-invalid': isMissing,
    'aria-describedby': `${id}-hint`,
    onChange: (event: { target: { value: string } }) => {
      onChange(event.target.value);
    },
  };
  return (
    <div className={`form-group ${isMissing ? 'form-error' : ''}`}>
      <label className="form-label" htmlFor={id}>
        {field.label}
      </label>
      <span className="form-hint" id={`${id}-hint`}>
        {isMissing ? t('form.required', { field: field.label }) : field.hint}
      </span>
      {field.options.length > 0 ? (
        <select className="form-select" {...common}>
          {field.options.map((option) => (
            <option key={option.value} value={option.value ?? ''}>
              {option.label}
            </option>
          ))}
        </select>
      ) : field.kind === 'long_text' || field.kind === 'textarea' ? (
        <textarea className="form-input" rows={4} {...common} />
      ) : (
        <input className="form-input" type={inputTypes[field.kind ?? ''] ?? 'text'} {...common} />
      )}
    </div>
  );
}
