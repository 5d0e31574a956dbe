import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postText } from '../api/client';
import type { JobStarted } from '../api/contract';
import { JobProgress } from './JobProgress';

/** A wrong delivery is taken back, a held one let through; both are said by a named person, and can be undone. */
export function DeliveryDecision({ id }: { id: string }) {
  const { t } = useTranslation();
  const field = useId();
  const [reason, setReason] = useState('');
  const [job, setJob] = useState<string>();
  const [message, setMessage] = useState('');
  const decide = useMutation({
    mutationFn: (what: 'release' | 'withdraw') =>
      postText<JobStarted>(`/api/deliveries/${encodeURIComponent(id)}/${what}`, what === 'withdraw' ? reason.trim() : ''),
    onSuccess: (started) => {
      setJob(started.job);
    },
  });
  if (job)
    return (
      <JobProgress
        job={job}
        label={t('decision.working')}
        onDone={() => {
          setJob(undefined);
          setMessage(t('decision.done'));
        }}
        onFailed={(text) => {
          setJob(undefined);
          setMessage(text);
        }}
      />
    );
  return (
    <details className="decision">
      <summary>{t('decision.title')}</summary>
      <div className="decision-body">
        <label htmlFor={field}>{t('decision.reason')}</label>
        <input
          id={field}
          className="form-input"
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <div className="mapping-actions">
          <button
            type="button"
            className="button button-secondary"
            disabled={reason.trim() === '' || decide.isPending}
            onClick={() => {
              decide.mutate('withdraw');
            }}
          >
            {t('decision.withdraw')}
          </button>
          <button
            type="button"
            className="button button-secondary"
            disabled={decide.isPending}
            onClick={() => {
              decide.mutate('release');
            }}
          >
            {t('decision.release')}
          </button>
        </div>
      </div>
      <p role="status" className={decide.isError ? 'tone-error' : ''}>
        {decide.error?.message ?? message}
      </p>
    </details>
  );
}
