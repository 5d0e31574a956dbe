import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkGrant } from '../api/contract';
import { useLanguage } from '../i18n/language';
import type { WordFormProps } from './ConfirmForm';
import { FormFoot, ReasonField } from './form_parts';
import { GrantChoice } from './GrantChoice';
import { kroner } from './parts';
import { useGrantChoices, useLinkDesk } from './queries';
import { useCorrection, type Correction, type Links } from './use_correction';

/** Each grant once, as it was first met. */
function each(grants: LinkGrant[]): LinkGrant[] {
  return grants.filter((grant, index) => grants.findIndex((other) => other.grant === grant.grant) === index);
}

/** Where the posting belongs instead, and why. */
export function CorrectForm({
  row,
  isSending,
  failure,
  lastReason,
  onCancel,
  onSend,
}: WordFormProps & { onSend: (reason: string, links: Links) => void }) {
  const { t } = useTranslation();
  const desk = useLinkDesk(row.posting ?? '');
  const correction = useCorrection(row);
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const choices = useGrantChoices(row.posting ?? '', wanted);
  const [reason, setReason] = useState(lastReason);
  const [trouble, setTrouble] = useState('');
  const [isMissing, setMissing] = useState(false);
  const found = wanted.length > 1 ? (choices.data?.grants ?? []) : [];
  // What is chosen stays to be seen while something else is searched for.
  const offered = each([...(desk.data?.candidates ?? []), ...row.links, ...correction.picked, ...found]);
  const submit = () => {
    const said = correction.links();
    setTrouble(said.trouble);
    setMissing(reason.trim() === '');
    if (said.links && reason.trim() !== '') onSend(reason.trim(), said.links);
  };
  return (
    <form
      className="link-form"
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {desk.isPending ? (
        <p className="tone-muted">{t('state.loading')}</p>
      ) : (
        <Choices offered={offered} correction={correction} name={row.posting ?? ''} />
      )}
      <GrantSearch words={words} onChange={setWords} isEmpty={choices.isSuccess && wanted.length > 1 && found.length === 0} />
      <Sharing correction={correction} />
      <ReasonField value={reason} isMissing={isMissing} onChange={setReason} />
      <FormFoot submit={t('links.save')} isSending={isSending} failure={trouble || failure} onCancel={onCancel} />
    </form>
  );
}

function Choices({ offered, correction, name }: { offered: LinkGrant[]; correction: Correction; name: string }) {
  const { t } = useTranslation();
  return (
    <fieldset className="link-choices">
      <legend>{t('links.where')}</legend>
      {offered.map((grant, index) => (
        <GrantChoice key={grant.grant} grant={grant} isFirst={index === 0} name={name} correction={correction} />
      ))}
      <label className="check-line">
        <input type={correction.isSplit ? 'checkbox' : 'radio'} name={name} checked={correction.isNone} onChange={correction.pickNone} />
        {t('links.to_no_grant')}
      </label>
    </fieldset>
  );
}

function Sharing({ correction }: { correction: Correction }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <label className="check-line">
        <input
          type="checkbox"
          checked={correction.isSplit}
          onChange={(event) => {
            correction.split(event.target.checked);
          }}
        />
        {t('links.split')}
      </label>
      {correction.isSplit && correction.picked.length > 0 ? (
        <p role="status">{correction.rest === 0 ? t('links.no_rest') : t('links.rest', { amount: kroner(correction.rest, language) })}</p>
      ) : null}
    </>
  );
}

function GrantSearch({ words, onChange, isEmpty }: { words: string; onChange: (words: string) => void; isEmpty: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="form-group">
      <label className="form-label" htmlFor={id}>
        {t('links.search')}
      </label>
      <span className="form-hint" id={`${id}-hint`}>
        {t('links.search_hint')}
      </span>
      <input
        id={id}
        className="form-input"
        type="search"
        value={words}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p role="status" className="tone-muted">
        {isEmpty ? t('links.nothing_found') : ''}
      </p>
    </div>
  );
}
