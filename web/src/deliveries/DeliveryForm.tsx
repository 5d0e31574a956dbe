import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { postText } from '../api/client';
import type { JobStarted } from '../api/contract';
import { useCatalogue } from '../api/queries';
import type { Form } from '../generated/document';
import { useLanguage } from '../i18n/language';
import { usePage } from '../page/BlockList';
import { useLiveChanges } from '../page/live';
import { inLanguage } from '../url/links';
import { JobProgress } from './JobProgress';

const actions: Record<string, string> = { 'delivery.release': 'release', 'delivery.again': 'again' };

/** A held delivery let through, one read once more, or a wrong one taken back: said by a named person, and undone by the other. */
export function DeliveryForm({ block }: { block: Form }) {
  const { t } = useTranslation();
  const { ids } = usePage();
  const { changes, setChanges } = useLiveChanges();
  const language = useLanguage();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [job, setJob] = useState<string>();
  const [failure, setFailure] = useState('');
  const what = actions[block.key ?? ''] ?? 'withdraw';
  const decide = useMutation({
    mutationFn: () => postText<JobStarted>(`/api/deliveries/${encodeURIComponent(ids['id'] ?? '')}/${what}`, reason.trim()),
    onSuccess: (started) => {
      setJob(started.job);
    },
  });
  const end = (text = '') => {
    setJob(undefined);
    setFailure(text);
  };
  if (job)
    return (
      <JobProgress
        job={job}
        label={t('decision.working')}
        onDone={({ result_link }) => {
          end();
          // Read once more it is another delivery, with a receipt of its own.
          if (what === 'again' && result_link) void navigate(inLanguage(result_link, language));
          // Another question than before, so that the figures asked for here do not wait to be let in.
          setChanges({ ...changes, efter: job });
        }}
        onFailed={end}
      />
    );
  const needsReason = block.fields.some((field) => field.is_required);
  const form = (
    <form
      className="decision-body"
      onSubmit={(event) => {
        event.preventDefault();
        if (!needsReason || reason.trim() !== '') decide.mutate();
        else setFailure(t('decision.reason_needed'));
      }}
    >
      {needsReason ? <ReasonField block={block} value={reason} onChange={setReason} /> : null}
      <div className="mapping-actions">
        <button
          type="submit"
          className={`button ${what === 'withdraw' ? 'button-secondary' : 'button-primary'}`}
          disabled={decide.isPending}
        >
          {block.submit_label}
        </button>
        <SaidAs />
      </div>
      <p role="status" className="tone-error">
        {decide.error?.message ?? failure}
      </p>
    </form>
  );
  if (!block.title) return form;
  return (
    <details className="decision">
      <summary>{block.title}</summary>
      {form}
    </details>
  );
}

function SaidAs() {
  const { t } = useTranslation();
  const user = useCatalogue().data?.user;
  return user ? <span className="tone-muted">{t('decision.said_as', { user })}</span> : null;
}

function ReasonField({ block, value, onChange }: { block: Form; value: string; onChange: (value: string) => void }) {
  const id = useId();
  const field = block.fields[0];
  return (
    <>
      <label htmlFor={id}>{field?.label}</label>
      <span className="tone-muted" id={`${id}-hint`}>
        {field?.hint}
      </span>
      <input
        id={id}
        className="form-input"
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </>
  );
}
