import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkGrant } from '../api/contract';
import { useLanguage } from '../i18n/language';
import { kroner } from './parts';
import type { Correction } from './use_correction';
import { OtherCitizen, useDays } from './ways';

interface GrantChoiceProps {
  grant: LinkGrant;
  /** Takes the focus when the form opens. */
  isFirst: boolean;
  name: string;
  correction: Correction;
}

/** A grant to choose, with what speaks for it; where the amount is shared, with its part. */
export function GrantChoice({ grant, isFirst, name, correction }: GrantChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  const days = useDays(grant.from, grant.to);
  const details = [
    days,
    grant.expected !== 0 ? t('links.expected', { amount: kroner(grant.expected, language) }) : '',
    grant.speaks_for ? t('links.for', { signs: grant.speaks_for }) : '',
    grant.speaks_against ? t('links.against', { signs: grant.speaks_against }) : '',
  ].filter(Boolean);
  const isChosen = correction.isChosen(grant);
  return (
    <div className="link-choice">
      <label className="check-line">
        <input
          ref={input}
          type={correction.isSplit ? 'checkbox' : 'radio'}
          name={name}
          checked={isChosen}
          onChange={() => {
            correction.pick(grant);
          }}
        />
        <span>
          {[grant.label, grant.citizen].filter(Boolean).join(', ')}
          <OtherCitizen grant={grant} />
          <span className="link-details">{details.join(' · ')}</span>
        </span>
      </label>
      {correction.isSplit && isChosen ? (
        <Kroner
          label={t('links.kroner_to', { grant: grant.label })}
          value={correction.written(grant)}
          onChange={(text) => {
            correction.write(grant, text);
          }}
        />
      ) : null}
    </div>
  );
}

function Kroner({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="link-kroner">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="form-input"
        inputMode="decimal"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}
