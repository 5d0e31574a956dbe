import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkRow } from '../api/contract';
import { FormFoot, ReasonField } from './form_parts';

export interface WordFormProps {
  row: LinkRow;
  isSending: boolean;
  failure: string | undefined;
  /** The reason given last: a heap of like postings has like reasons. */
  lastReason: string;
  onCancel: () => void;
}

/** The proposed link is right, and why. */
export function ConfirmForm({ isSending, failure, lastReason, onCancel, onSend }: WordFormProps & { onSend: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(lastReason);
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      className="link-form"
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reason.trim() === '');
        if (reason.trim() !== '') onSend(reason.trim());
      }}
    >
      <ReasonField value={reason} isMissing={isMissing} isFirst onChange={setReason} />
      <FormFoot submit={t('links.confirm')} isSending={isSending} failure={failure} onCancel={onCancel} />
    </form>
  );
}
