import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LinkGrant } from '../api/contract';
import { dateText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';

/** A link where there is somewhere to go. */
export function Way({ to, children }: { to: string | undefined; children: ReactNode }) {
  const language = useLanguage();
  return to ? <Link to={inLanguage(to, language)}>{children}</Link> : <>{children}</>;
}

/** "01.06.2023–30.06.2023"; what is still open has no last day. */
export function useDays(from: string | undefined, to: string | undefined): string {
  const language = useLanguage();
  return from ? `${dateText(from, language)}–${to ? dateText(to, language) : ''}` : '';
}

/** Says so where the grant is another citizen's than the posting. */
export function OtherCitizen({ grant }: { grant: LinkGrant }) {
  const { t } = useTranslation();
  if (!grant.is_other_citizen) return null;
  return (
    <>
      {' '}
      <span className="badge-note">{t('links.other_citizen')}</span>
    </>
  );
}
