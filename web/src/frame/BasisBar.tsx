import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Document } from '../generated/document';
import { dateText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { FilterPanel } from './FilterPanel';
import { Icon } from './Icon';
import { ParameterControl } from './ParameterControl';

export interface Crumb {
  label: string;
  path: string;
}

interface BasisBarProps {
  document: Document;
  /** The page above, on pages of one citizen, delivery or row. */
  above?: Crumb | undefined;
}

/** What the figures stand on, always in sight (UX 1, rule 3). */
export const BasisBar = memo(function BasisBar({ document, above }: BasisBarProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const primary = document.parameters.filter((parameter) => parameter.is_primary);
  const others = document.parameters.filter((parameter) => !parameter.is_primary && parameter.key !== 'visning');
  const active = others.filter((parameter) => (parameter.value ?? '') !== (parameter.standard ?? '')).length;
  return (
    <section className="basis" aria-label={t('basis.title')}>
      <div className="inner basis-row">
        {above ? <Trail above={above} title={document.title ?? ''} /> : null}
        {primary.map((parameter) => (
          <ParameterControl key={parameter.key} parameter={parameter} />
        ))}
        {others.length > 0 ? (
          <button
            type="button"
            className="control filter-button"
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            <Icon name="tune" /> {t('basis.filters')}
            {active > 0 ? ` (${active})` : ''}
          </button>
        ) : null}
        <BasisFacts document={document} />
      </div>
      {isOpen ? <FilterPanel document={document} parameters={others} /> : null}
    </section>
  );
});

function Trail({ above, title }: { above: Crumb; title: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <nav className="trail" aria-label={t('frame.trail')}>
      <Link to={inLanguage(above.path, language)}>{above.label}</Link> › <span aria-current="page">{title}</span>
    </nav>
  );
}

function BasisFacts({ document }: { document: Document }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { basis } = document;
  const reading = basis.known_reading === 'reconstructed' ? ` ${t('basis.reconstructed')}` : '';
  return (
    <div className="basis-facts">
      {basis.sources ? (
        <span className={`source-status ${basis.are_sources_complete ? 'is-complete' : ''}`}>
          {basis.sources_link ? <Link to={inLanguage(basis.sources_link, language)}>{basis.sources}</Link> : basis.sources}
        </span>
      ) : null}
      {basis.known_on ? (
        <span className="tone-muted">
          {t('basis.known', { date: dateText(basis.known_on, language) })}
          {reading}
        </span>
      ) : null}
      {basis.remainder ? (
        basis.remainder_link ? (
          <Link to={inLanguage(basis.remainder_link, language)}>{basis.remainder}</Link>
        ) : (
          <span>{basis.remainder}</span>
        )
      ) : null}
    </div>
  );
}
