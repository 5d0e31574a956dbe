import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../api/contract';
import { ColumnChoices } from './ColumnChoices';
import { useMappingDraft } from './draft';
import { DraftChoices } from './DraftChoices';
import { FilePreview } from './FilePreview';
import { ReceiveNow } from './ReceiveNow';
import { TomlField } from './TomlField';
import { TrialReceipt } from './TrialReceipt';

interface MappingEditorProps {
  preview: MappingPreview;
  file: File;
  startOver: () => void;
  chooseSheet: (sheet: string) => void;
  /** The codes of the mappings that are. */
  taken: string[];
}

export function MappingEditor({ preview, file, startOver, chooseSheet, taken }: MappingEditorProps) {
  const { t } = useTranslation();
  const work = useMappingDraft(preview, file.name, taken);
  return (
    <>
      <FilePreview preview={preview} startOver={startOver} chooseSheet={chooseSheet} />
      <div className="mapping-form section is-ruled">
        <div>
          <h2>{t('mapping.columns')}</h2>
          <KindChooser preview={preview} work={work} />
          {work.kind ? (
            <ColumnChoices
              preview={preview}
              kind={work.kind}
              columns={work.draft.columns}
              unknown={work.unknown}
              change={work.changeColumn}
            />
          ) : null}
        </div>
        <div>
          <DraftChoices draft={work.draft} kind={work.kind} change={work.change} />
          <TomlField toml={work.toml} setToml={work.edit} errors={work.trial.data?.errors ?? []} />
          <DraftActions work={work} file={file} />
        </div>
      </div>
      {work.trial.data?.receipt ? <TrialReceipt receipt={work.trial.data.receipt} /> : null}
    </>
  );
}

type Work = ReturnType<typeof useMappingDraft>;

/** What the rows are, which decides the fields a column may be. */
function KindChooser({ preview, work }: { preview: MappingPreview; work: Work }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="mapping-field">
      <label htmlFor={id}>{t('mapping.kind')}</label>
      <select
        id={id}
        className="form-select"
        value={work.draft.fact}
        onChange={(event) => {
          work.changeKind(event.target.value);
        }}
      >
        {preview.kinds.map((kind) => (
          <option key={kind.name} value={kind.name}>
            {kind.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function DraftActions({ work, file }: { work: Work; file: File }) {
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
      <p role="status" className={trial.isError || save.isError ? 'tone-error' : 'tone-muted'}>
        {(trial.error ?? save.error)?.message || (isSound || save.isSuccess ? '' : t('mapping.try_first'))}
      </p>
      {save.isSuccess ? <ReceiveNow words={t('mapping.saved', { code: save.data.code ?? '' })} code={save.data.code ?? ''} file={file} /> : null}
    </>
  );
}
