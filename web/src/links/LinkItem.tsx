import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkDesk, LinkRow } from '../api/contract';
import { useLanguage } from '../i18n/language';
import { ConfirmForm } from './ConfirmForm';
import { CorrectForm } from './CorrectForm';
import { LinkFacts } from './LinkFacts';
import { kroner } from './parts';
import { useSayOfLink, type Statement } from './queries';

type Act = 'confirm' | 'correct' | 'undo';

interface LinkItemProps {
  row: LinkRow;
  /** What was said is in the figures; the keys may go on to the next. */
  onSaid: (desk: LinkDesk) => void;
  /** On the posting's own page, which says the rest. */
  isAlone?: boolean;
  lastReason: string;
  onReason: (reason: string) => void;
}

/** One posting, and what a person can say of its links. */
export function LinkItem({ row, onSaid, isAlone = false, lastReason, onReason }: LinkItemProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Act>();
  const item = useRef<HTMLLIElement>(null);
  const say = useSayOfLink(row.posting ?? '', (desk) => {
    setOpen(undefined);
    onSaid(desk);
  });
  const send = (statement: Statement) => {
    onReason(statement.reason);
    say.mutate(statement);
  };
  const close = () => {
    item.current?.querySelector<HTMLButtonElement>(`[data-act="${open ?? ''}"]`)?.focus();
    setOpen(undefined);
    say.reset();
  };
  const form = { row, isSending: say.isPending, failure: say.error?.message, lastReason, onCancel: close };
  const isFailedUndo = say.isError && open === undefined;
  return (
    <li className="link-item" data-posting={row.posting} ref={item}>
      <LinkFacts row={row} isAlone={isAlone} />
      {row.refused ? (
        <p className="small">{row.refused}.</p>
      ) : (
        <Actions
          row={row}
          open={open}
          isSending={say.isPending}
          onAct={(act) => {
            say.reset();
            if (act === 'undo') say.mutate({ form: 'statement.undo', reason: '' });
            else setOpen(open === act ? undefined : act);
          }}
        />
      )}
      {open === 'confirm' ? (
        <ConfirmForm
          {...form}
          onSend={(reason) => {
            send({
              form: 'posting.link_confirmed',
              reason,
              links: row.links.map((link) => ({ grant: link.grant ?? '', ore: link.amount })),
            });
          }}
        />
      ) : null}
      {open === 'correct' ? (
        <CorrectForm
          {...form}
          onSend={(reason, links) => {
            send({ form: 'posting.link_corrected', reason, links });
          }}
        />
      ) : null}
      <p role="status" className={`link-status ${isFailedUndo ? 'tone-error' : 'visually-hidden'}`}>
        {say.isPending ? t('links.sending') : isFailedUndo ? say.error.message : say.isSuccess ? t('links.said') : ''}
      </p>
    </li>
  );
}

interface ActionsProps {
  row: LinkRow;
  open: Act | undefined;
  isSending: boolean;
  onAct: (act: Act) => void;
}

function Actions({ row, open, isSending, onAct }: ActionsProps) {
  const { t } = useTranslation();
  const amount = kroner(row.amount, useLanguage());
  const isSaid = row.said !== undefined;
  const acts: Act[] = [
    ...(!isSaid && row.links.length > 0 ? (['confirm'] as const) : []),
    'correct',
    ...(isSaid ? (['undo'] as const) : []),
  ];
  return (
    <div className="link-actions">
      {acts.map((act) => (
        <button
          key={act}
          type="button"
          className="button button-secondary"
          data-act={act}
          aria-expanded={act === 'undo' ? undefined : open === act}
          aria-label={t(`links.${act}_of`, { amount })}
          disabled={isSending}
          onClick={() => {
            onAct(act);
          }}
        >
          {t(`links.${act}`)}
        </button>
      ))}
    </div>
  );
}
