import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../api/contract';
import type { Document } from '../generated/document';
import { BlockList } from '../page/BlockList';
import { ColumnChoices } from './ColumnChoices';
import { useMappingDraft } from './draft';
import { DraftChoices } from './DraftChoices';
import { FilePreview } from './FilePreview';
import { TomlField } from './TomlField';

interface MappingEditorProps {
  preview: MappingPreview;
  fileName: string;
  startOver: () => void;
}

export function MappingEditor({ preview, fileName, startOver }: MappingEditorProps) {
  const { t } = useTranslation();
  const work = useMappingDraft(preview, fileName);
  return (
    <>
      <FilePreview preview={preview} startOver={startOver} />
      <div className="mapping-form section is-ruled">
        <div>
          <h2>{t('mapping.columns')}</h2>
          <ColumnChoices preview={preview} columns={work.draft.columns} change={work.changeColumn} />
        </div>
        <div>
          <DraftChoices draft={work.draft} change={work.change} />
          <TomlField toml={work.toml} setToml={work.edit} errors={work.trial.data?.errors ?? []} />
          <DraftActions work={work} />
        </div>
      </div>
      {work.trial.data?.receipt ? <TrialReceipt receipt={work.trial.data.receipt} /> : null}
    </>
  );
}

function DraftActions({ work }: { work: ReturnType<typeof useMappingDraft> }) {
  const { t } = useTranslation();
  const { trial, save } = work;
  const isSound = trial.isSuccess && trial.data.errors.length === 0;
  return (
    <>
      <div className="mapping-actions">
        <button
          type="button"
          className="button button-primary"
          disabled={trial.isPending}
          onClick={() => {
            trial.mutate();
          }}
        >
          {trial.isPending ? t('mapping.trying') : t('mapping.try')}
        </button>
        <button
          type="button"
          className="button button-secondary"
          disabled={!isSound || save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {t('mapping.save')}
        </button>
        {work.isEdited ? (
          <button type="button" className="linkish" onClick={work.rebuild}>
            {t('mapping.rebuild')}
          </button>
        ) : null}
      </div>
      <p role="status" className={trial.isError || save.isError ? 'tone-error' : ''}>
        {(trial.error ?? save.error)?.message || (save.isSuccess ? t('mapping.saved', { code: work.draft.code }) : '')}
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
