import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ApiError, upload, type Upload } from '../api/client';
import type { JobStarted } from '../api/contract';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { DropZone } from './DropZone';
import { JobProgress } from './JobProgress';
import { ProgressBar } from './ProgressBar';

type State =
  { at: 'idle'; message?: string } | { at: 'sending'; name: string; share: number } | { at: 'working'; name: string; job: string };

/** A file in: sent whole, worked on as a job, and answered with its receipt. Nothing is half stored. */
export function DeliveryUpload() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [state, setState] = useState<State>({ at: 'idle' });
  const sending = useRef<Upload<JobStarted>>(undefined);

  const send = (file: File) => {
    const started = upload<JobStarted>(`/api/deliveries?filename=${encodeURIComponent(file.name)}`, file, (share) => {
      setState({ at: 'sending', name: file.name, share });
    });
    sending.current = started;
    setState({ at: 'sending', name: file.name, share: 0 });
    started.answer.then(
      ({ job }) => {
        setState({ at: 'working', name: file.name, job: job ?? '' });
      },
      (error: unknown) => {
        setState({ at: 'idle', message: failureText(error, t('upload.cancelled'), t('upload.failed')) });
      },
    );
  };
  if (state.at === 'sending')
    return (
      <ProgressBar
        label={t('upload.sending', { name: state.name })}
        share={state.share}
        onCancel={() => {
          sending.current?.cancel();
        }}
      />
    );
  if (state.at === 'working')
    return (
      <JobProgress
        job={state.job}
        label={t('upload.working', { name: state.name })}
        onDone={(job) => {
          setState({ at: 'idle' });
          if (job.result_link) void navigate(inLanguage(job.result_link, language));
        }}
        onFailed={(message) => {
          setState({ at: 'idle', message });
        }}
      />
    );
  return (
    <>
      <DropZone onFile={send} />
      <p className="small">
        <Link to={inLanguage('/oversaettelser', language)}>{t('mapping.make')}</Link>
      </p>
      {state.message ? (
        <p className="tone-error" role="alert">
          {state.message}
        </p>
      ) : null}
    </>
  );
}

function failureText(error: unknown, cancelled: string, failed: string): string {
  if (error instanceof DOMException && error.name === 'AbortError') return cancelled;
  return error instanceof ApiError && error.message ? error.message : failed;
}
