import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { postText } from '../api/client';
import type { JobStarted } from '../api/contract';
import { JobProgress } from '../deliveries/JobProgress';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';

/** The delivery was read by the mapping as it was before; it can be taken back and read once more. */
export function ReadAgain({ words, delivery }: { words: string; delivery: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [job, setJob] = useState<string>();
  const [failure, setFailure] = useState('');
  const again = useMutation({
    mutationFn: () => postText<JobStarted>(`/api/deliveries/${delivery}/again`, ''),
    onSuccess: (started) => {
      setJob(started.job);
    },
  });
  return (
    <div className="notice is-plain" role="status">
      <p>{words}</p>
      {job ? (
        <JobProgress
          job={job}
          label={t('mapping.reading_again')}
          onDone={({ result_link }) => {
            if (result_link) void navigate(inLanguage(result_link, language));
          }}
          onFailed={(message) => {
            setJob(undefined);
            setFailure(message);
          }}
        />
      ) : delivery > 0 ? (
        <button
          type="button"
          className="button button-primary"
          disabled={again.isPending}
          onClick={() => {
            again.mutate();
          }}
        >
          {t('mapping.read_again', { delivery })}
        </button>
      ) : null}
      {failure || again.error ? (
        <p className="tone-error" role="alert">
          {failure || again.error?.message}
        </p>
      ) : null}
    </div>
  );
}
