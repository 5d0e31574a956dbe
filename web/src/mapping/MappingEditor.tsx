import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../api/contract';
import type { Document } from '../generated/document';
import { BlockList } from '../page/BlockList';
import { ColumnChoices } from './ColumnChoices';
import { useMappingDraft } from './draft';
import { FilePreview } from './FilePreview';
import { TomlField } from './TomlField';

interface MappingEditorProps {
  preview: MappingPreview;
  startOver: () => void;
}

export function MappingEditor({ preview, startOver }: MappingEditorProps) {
  const { t } = useTranslation();
  const id = useId();
  const draft = useMappingDraft(preview);
  return (
    <>
      <FilePreview preview={preview} startOver={startOver} />
      <div className="mapping-form section is-ruled">
        <div>
          <h2>{t('mapping.columns')}</h2>
          <ColumnChoices preview={preview} columns={draft.columns} change={draft.change} />
        </div>
        <div>
          <div className="mapping-field">
            <label htmlFor={id}>{t('mapping.code')}</label>
            <span className="tone-muted">{t('mapping.code_hint')}</span>
            <input
              id={id}
              className="form-input"
              value={draft.code}
              pattern="[a-z0-9_]+"
              onChange={(event) => {
                draft.setCode(event.target.value);
              }}
            />
          </div>
          <TomlField toml={draft.toml} setToml={draft.setToml} errors={draft.trial.data?.errors ?? []} />
          <DraftActions draft={draft} />
        </div>
      </div>
      {draft.trial.data?.receipt ? <TrialReceipt receipt={draft.trial.data.receipt} /> : null}
    </>
  );
}

function DraftActions({ draft }: { draft: ReturnType<typeof useMappingDraft> }) {
  const { t } = useTranslation();
  const { trial, save, toml, tryWith } = draft;
  return (
    <>
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
        {(trial.error ?? save.error)?.message || (save.isSuccess ? t('mapping.saved', { code: draft.code }) : '')}
      </p>
    </>
  );
}

function TrialReceipt({ receipt }: { receipt: Document }) {
  const { t } = useTranslation();
  const id = useId();
  const shown = { ...receipt, blocks: receipt.blocks.filter((block) => block.kind !== 'form') };
  return (
    <section className="section is-ruled" aria-labelledby={id}>
      <h2 id={id}>{t('mapping.receipt')}</h2>
      <p>{receipt.title}</p>
      <BlockList document={shown} />
    </section>
  );
}
