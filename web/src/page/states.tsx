import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';

/** True when something has gone on for longer than a moment; shorter waits show nothing new. */
export function useLasting(isOn: boolean, milliseconds = 300): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isOn) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => {
      setLasting(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [isOn, milliseconds]);
  return isOn && isLasting;
}

/** Gray bars where the words will be. */
export function Skeleton({ lines }: { lines: number }) {
  const { t } = useTranslation();
  const isShown = useLasting(true);
  if (!isShown) return null;
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={`bar bar-${index % 4}`} />
      ))}
    </div>
  );
}

interface FailureProps {
  error: Error;
  retry: () => void;
}

/** Not allowed, not found, or broken: each says what happened and what to do. */
export function LoadFailure({ error, retry }: FailureProps) {
  const { t } = useTranslation();
  const status = error instanceof ApiError ? error.status : 0;
  const said = error instanceof ApiError ? error.message : '';
  const code = error instanceof ApiError ? error.code : t('state.no_answer');
  if (status === 401 || status === 403) return <StateBox kind="plain" title={t('state.denied')} text={said || t('state.denied_text')} />;
  if (status === 404) return <StateBox kind="plain" title={t('state.not_found')} text={said || t('state.not_found_text')} />;
  // The address asks for what cannot be answered; to try again would give the same.
  if (status === 400 && said) return <StateBox kind="plain" title={said} text={t('state.refused_text')} />;
  const isOffline = status === 0 && !navigator.onLine;
  const title = isOffline ? t('state.offline') : said || t('state.failed');
  return (
    <StateBox kind="error" title={title} detail={said.includes(code) ? '' : t('state.code', { code })}>
      <button type="button" className="button button-primary" onClick={retry}>
        {t('state.retry')}
      </button>
    </StateBox>
  );
}

interface StateBoxProps {
  kind: 'plain' | 'error' | 'info';
  title: string;
  text?: string;
  detail?: string;
  children?: React.ReactNode;
}

export function StateBox({ kind, title, text, detail, children }: StateBoxProps) {
  return (
    <div className={`state-box is-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <p className="state-title">{title}</p>
      {text ? <p>{text}</p> : null}
      {detail ? <p className="small">{detail}</p> : null}
      {children}
    </div>
  );
}

/** Says that newer figures exist and leaves the choice of when to the reader. */
export function NewFigures({ update }: { update: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="new-figures" role="status">
      {t('state.new_figures')}{' '}
      <button type="button" className="linkish" onClick={update}>
        {t('state.update')}
      </button>
    </div>
  );
}
