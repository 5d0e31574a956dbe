import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, upload, type Upload } from '../api/client';
import type { JobStarted } from '../api/contract';

type State =
  | { at: 'idle'; message?: string; file?: File }
  | { at: 'sending'; name: string; share: number }
  | { at: 'working'; name: string; job: string };

export interface DeliveryInHand {
  state: State;
  /** By the mapping named, or the one the file's name tells. */
  send: (file: File, mapping?: string) => void;
  cancel: () => void;
  /** With why it was not taken in, if it was not. */
  end: (message?: string) => void;
}

/** A file on its way in: sent whole, then worked on as a job. Nothing is half stored. */
export function useDelivery(): DeliveryInHand {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ at: 'idle' });
  const sending = useRef<Upload<JobStarted>>(undefined);
  const chosen = useRef<File>(undefined);
  const refused = (message: string): State => ({ at: 'idle', message, ...(chosen.current ? { file: chosen.current } : {}) });
  const send = (file: File, mapping?: string) => {
    chosen.current = file;
    const query = new URLSearchParams({ filename: file.name, ...(mapping ? { mapping } : {}) });
    const started = upload<JobStarted>(`/api/deliveries?${query.toString()}`, file, (share) => {
      setState({ at: 'sending', name: file.name, share });
    });
    sending.current = started;
    setState({ at: 'sending', name: file.name, share: 0 });
    started.answer.then(
      ({ job }) => {
        setState({ at: 'working', name: file.name, job: job ?? '' });
      },
      (error: unknown) => {
        setState(refused(failureText(error, t('upload.cancelled'), t('upload.failed'))));
      },
    );
  };
  return {
    state,
    send,
    cancel: () => sending.current?.cancel(),
    end: (message) => {
      setState(message ? refused(message) : { at: 'idle' });
    },
  };
}

function failureText(error: unknown, cancelled: string, failed: string): string {
  if (error instanceof DOMException && error.name === 'AbortError') return cancelled;
  return error instanceof ApiError && error.message ? `${failed} ${error.message}` : failed;
}
