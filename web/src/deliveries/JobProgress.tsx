import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { getJson, inPageLanguage, postText } from '../api/client';
import type { JobAnswer as Job } from '../api/contract';
import { ProgressBar } from './ProgressBar';

interface JobProgressProps {
  job: string;
  label: string;
  onDone: (job: Job) => void;
  onFailed: (message: string) => void;
}

const askEvery = 700;

/** Follows a job by the server's events, and by asking now and then where events do not get through. */
function useJob(job: string): Job | undefined {
  const [state, setState] = useState<Job>();
  useEffect(() => {
    const isOver = (now: Job) => now.state === 'done' || now.state === 'failed';
    const url = `/api/jobs/${encodeURIComponent(job)}`;
    const source = new EventSource(inPageLanguage(`${url}/events`));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const take = (now: Job) => {
      if (isGone) return;
      setState(now);
      if (isOver(now)) source.close();
    };
    const ask = () => {
      getJson<Job>(url).then(
        (now) => {
          take(now);
          if (!isOver(now) && !isGone) timer = setTimeout(ask, askEvery);
        },
        () => {
          if (!isGone) timer = setTimeout(ask, askEvery * 4);
        },
      );
    };
    source.onmessage = (event: MessageEvent<string>) => {
      take(JSON.parse(event.data) as Job);
    };
    source.onerror = () => {
      source.close();
      ask();
    };
    return () => {
      isGone = true;
      source.close();
      clearTimeout(timer);
    };
  }, [job]);
  return state;
}

export function JobProgress({ job, label, onDone, onFailed }: JobProgressProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const state = useJob(job);
  const isTold = useRef(false);
  useEffect(() => {
    if (!state || isTold.current || (state.state !== 'done' && state.state !== 'failed')) return;
    isTold.current = true;
    void queries.invalidateQueries({ queryKey: ['view'] });
    if (state.state === 'done') onDone(state);
    else onFailed(state.error ?? t('upload.failed'));
  }, [state, onDone, onFailed, queries, t]);
  const cancel = () => {
    // A job that is already over needs no cancelling; its end is told either way.
    postText<unknown>(`/api/jobs/${encodeURIComponent(job)}/cancel`, '').catch(() => undefined);
  };
  return <ProgressBar label={label} share={state?.done ?? 0} onCancel={cancel} />;
}
