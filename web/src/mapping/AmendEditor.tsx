import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MappingSaved, OpenedMapping } from '../api/contract';
import { useCatalogue } from '../api/queries';
import { dateText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { useAmending, type Amending } from './amending';
import { NewHeadings } from './NewHeadings';
import { ReadAgain } from './ReadAgain';
import { ReceiveNow } from './ReceiveNow';
import { RenamedLabels } from './RenamedLabels';
import { TomlField } from './TomlField';
import { TrialReceipt } from './TrialReceipt';
import { ValueMeanings, type Focus } from './ValueMeanings';

interface AmendEditorProps {
  opened: OpenedMapping;
  focus: Focus;
  /** A file that was chosen, under the number it waits by; else the source's latest delivery is tried on. */
  sent?: { upload: string; file: File };
}

/** A mapping that is there, with what it lacks: approved or decided, tried, and saved with a name and a day. */
export function AmendEditor({ opened, focus, sent }: AmendEditorProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const triedOn = sent ? { upload: sent.upload } : opened.delivery > 0 ? { delivery: opened.delivery } : undefined;
  const work = useAmending(opened, triedOn);
  const isWhole = opened.new_columns.length === 0 && work.unknown.length === 0;
  return (
    <>
      <section className="section is-ruled">
        <div className="heading-line">
          <h2>{opened.title}</h2>
          <span className="heading-aside">{t('mapping.version', { version: opened.version })}</span>
          <div className="heading-tools">
            <Link to={inLanguage(`/oversaettelse/${encodeURIComponent(opened.code ?? '')}`, language)}>{t('mapping.see')}</Link>
          </div>
        </div>
        {opened.missing_columns.length > 0 && opened.new_columns.length > 0 ? (
          <p className="notice is-warning" role="status">
            {t('mapping.lacks', { columns: opened.missing_columns.join(', ') })}
          </p>
        ) : null}
        {isWhole ? <p>{t(triedOn ? 'mapping.knows_all' : 'mapping.not_delivered')}</p> : null}
        <div className="mapping-form">
          <div>
            <NewHeadings opened={opened} work={work} focus={focus.column} />
            <ValueMeanings opened={opened} work={work} focus={focus} />
            <RenamedLabels opened={opened} work={work} focus={focus} />
          </div>
          <div>
            <TomlField toml={work.toml} setToml={work.edit} errors={work.trial.data?.errors ?? []} />
            <Actions work={work} canTry={triedOn !== undefined} />
            {work.save.data ? <Saved saved={work.save.data} opened={opened} file={sent?.file} /> : null}
          </div>
        </div>
      </section>
      {work.trial.data?.receipt ? <TrialReceipt receipt={work.trial.data.receipt} /> : null}
    </>
  );
}

function Actions({ work, canTry }: { work: Amending; canTry: boolean }) {
  const { t } = useTranslation();
  const user = useCatalogue().data?.user;
  const { trial, save } = work;
  const isTried = trial.isSuccess && trial.data.errors.length === 0;
  const maySave = work.isChanged && !work.isMaking && (isTried || !canTry) && !work.failure;
  const trouble = work.failure ?? (trial.error ?? save.error)?.message;
  return (
    <>
      <div className="mapping-actions">
        {canTry ? (
          <button
            type="button"
            className="button button-primary"
            disabled={trial.isPending || work.isMaking}
            onClick={() => {
              trial.mutate();
            }}
          >
            {trial.isPending ? t('mapping.trying') : t('mapping.try_change')}
          </button>
        ) : null}
        <button
          type="button"
          className="button button-secondary"
          disabled={!maySave || save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {t('mapping.save')}
        </button>
        {user ? <span className="tone-muted">{t('decision.said_as', { user })}</span> : null}
        {work.isEdited ? (
          <button type="button" className="linkish" onClick={work.rebuild}>
            {t('mapping.undo_edit')}
          </button>
        ) : null}
      </div>
      <p role="status" className={trouble ? 'tone-error' : 'tone-muted'}>
        {trouble ?? (maySave || save.isSuccess || !work.isChanged ? '' : t('mapping.try_first'))}
      </p>
    </>
  );
}

/** Who said it and when; and what was delivered can be read by it at once. */
function Saved({ saved, opened, file }: { saved: MappingSaved; opened: OpenedMapping; file: File | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = t('mapping.saved_by', {
    code: saved.code,
    version: saved.version,
    author: saved.author,
    day: dateText(saved.saved_on, language),
  });
  if (file) return <ReceiveNow words={words} code={saved.code ?? ''} file={file} />;
  return <ReadAgain words={words} delivery={opened.delivery} />;
}
