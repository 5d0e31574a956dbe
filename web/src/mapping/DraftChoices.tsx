import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { KindChoice } from '../api/contract';
import type { MappingDraft } from './toml';

interface DraftChoicesProps {
  draft: MappingDraft;
  kind: KindChoice | undefined;
  change: (changes: Partial<MappingDraft>) => void;
}

/** What a mapping must say beside its columns: its name, what a delivery holds, what an end date means. */
export function DraftChoices({ draft, kind, change }: DraftChoicesProps) {
  const { t } = useTranslation();
  const hasEnd = draft.columns.some((column) => kind?.fields.some((field) => field.is_end_date && field.name === column.field));
  return (
    <div className="draft-choices">
      <TextChoice
        label={t('mapping.code')}
        hint={t('mapping.code_hint')}
        value={draft.code}
        onChange={(code) => {
          change({ code });
        }}
      />
      <TextChoice
        label={t('mapping.name')}
        value={draft.name}
        onChange={(name) => {
          change({ name });
        }}
      />
      <SelectChoice
        label={t('mapping.mode')}
        value={draft.mode}
        options={['append', 'full', 'change'] as const}
        word={(mode) => t(`mapping.modes.${mode}`)}
        onChange={(mode) => {
          change({ mode });
        }}
      />
      {hasEnd ? (
        <SelectChoice
          label={t('mapping.end')}
          value={draft.end}
          options={['last_day', 'first_day_after'] as const}
          word={(end) => t(`mapping.ends.${end}`)}
          onChange={(end) => {
            change({ end });
          }}
        />
      ) : null}
      {hasEnd && draft.fact === 'grant' ? (
        <SelectChoice
          label={t('mapping.overlap')}
          value={draft.overlap}
          options={['keep', 'next_start_ends'] as const}
          word={(overlap) => t(`mapping.overlaps.${overlap}`)}
          onChange={(overlap) => {
            change({ overlap });
          }}
        />
      ) : null}
    </div>
  );
}

interface TextChoiceProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

function TextChoice({ label, hint, value, onChange }: TextChoiceProps) {
  const id = useId();
  return (
    <div className="mapping-field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="tone-muted" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <input
        id={id}
        className="form-input"
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

interface SelectChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly Value[];
  word: (value: Value) => string;
  onChange: (value: Value) => void;
}

function SelectChoice<Value extends string>({ label, value, options, word, onChange }: SelectChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="mapping-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="form-select"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
