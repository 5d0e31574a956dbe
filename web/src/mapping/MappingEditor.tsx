import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../api/client';
import type { MappingPreview, MappingTrial } from '../api/contract';
import { BlockList } from '../page/BlockList';
import { ColumnChoices } from './ColumnChoices';
import { FilePreview } from './FilePreview';
import { TomlField } from './TomlField';

interface MappingEditorProps {
  preview: MappingPreview;
  startOver: () => void;
}

interface TrialRequest {
  upload: string;
  code: string;
  kind: string;
  columns: { column: string; field: string }[];
  /** Empty: the server writes it from the columns. */
  toml: string;
}

export function MappingEditor({ preview, startOver }: MappingEditorProps) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [code, setCode] = useState(preview.suggestions.mapping_code);
  const [fields, setFields] = useState<Record<string, string>>(() =>
    Object.fromEntries(preview.suggestions.columns.map((column) => [column.column, column.field ?? ''])),
  );
  const [toml, setToml] = useState('');
  const trial = useMutation({
    mutationFn: (request: TrialRequest) => postJson<MappingTrial>('/api/mappings/trial', request),
    onSuccess: (answer) => {
      setToml(answer.toml);
    },
  });
  const save = useMutation({
    mutationFn: () => postJson<unknown>('/api/mappings', { code, toml }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mappings'] }),
  });
  const tryWith = (text: string) => {
    const columns = Object.entries(fields)
      .filter(([, field]) => field !== '')
      .map(([column, field]) => ({ column, field }));
    trial.mutate({ upload: preview.upload, code, kind: preview.suggestions.kind, columns, toml: text });
  };
  const errors = trial.data?.errors ?? [];
  return (
    <>
      <FilePreview preview={preview} startOver={startOver} />
      <div className="mapping-form section is-ruled">
        <div>
          <h2>{t('mapping.columns')}</h2>
          <ColumnChoices
            preview={preview}
            fields={fields}
            choose={(column, field) => {
              setFields({ ...fields, [column]: field });
              setToml('');
            }}
          />
        </div>
        <div>
          <div className="mapping-field">
            <label htmlFor={id}>{t('mapping.code')}</label>
            <span className="tone-muted">{t('mapping.code_hint')}</span>
            <input
              id={id}
              className="form-input"
              value={code}
              pattern="[a-z0-9_]+"
              onChange={(event) => {
                setCode(event.target.value);
              }}
            />
          </div>
          <TomlField toml={toml} setToml={setToml} errors={errors} />
          <div className="mapping-actions">
            <button
              type="button"
              className="button button-primary"
              disabled={trial.isPending}
              onClick={() => {
                tryWith(toml);
              }}
            >
              {trial.isPending ? t('mapping.trying') : t('mapping.try')}
            </button>
            <button
              type="button"
              className="button button-secondary"
              disabled={!trial.isSuccess || toml === '' || save.isPending}
              onClick={() => {
                save.mutate();
              }}
            >
              {t('mapping.save')}
            </button>
            <button
              type="button"
              className="linkish"
              onClick={() => {
                tryWith('');
              }}
            >
              {t('mapping.rebuild')}
            </button>
          </div>
          <p role="status" className={trial.isError || save.isError ? 'tone-error' : ''}>
            {(trial.error ?? save.error)?.message || (save.isSuccess ? t('mapping.saved', { code }) : '')}
          </p>
        </div>
      </div>
      {trial.data?.receipt ? (
        <section className="section is-ruled" aria-labelledby={`${id}-receipt`}>
          <h2 id={`${id}-receipt`}>{t('mapping.receipt')}</h2>
          <p>{trial.data.receipt.title}</p>
          <BlockList document={{ ...trial.data.receipt, blocks: trial.data.receipt.blocks.filter((block) => block.kind !== 'form') }} />
        </section>
      ) : null}
    </>
  );
}
