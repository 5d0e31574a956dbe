import { useTranslation } from 'react-i18next';
import type { LinkGrant, LinkRow } from '../api/contract';
import { dateText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { kroner } from './parts';
import { OtherCitizen, Way, useDays } from './ways';

/** What the posting is, what it is thought to pay for and why, and the word of a person on it. */
export function LinkFacts({ row, isAlone }: { row: LinkRow; isAlone: boolean }) {
  return (
    <div className="link-facts">
      {isAlone ? null : <PostingLine row={row} />}
      <LinkedGrants row={row} />
      <SignsLine row={row} />
      <SaidLine row={row} />
    </div>
  );
}

function PostingLine({ row }: { row: LinkRow }) {
  const language = useLanguage();
  const days = useDays(row.from, row.to);
  return (
    <p>
      <Way to={row.page_link}>
        <strong>{kroner(row.amount, language)}</strong>
      </Way>{' '}
      {[row.payee, row.account, days].filter(Boolean).join(' · ')}
      {row.citizen ? (
        <>
          {' · '}
          <Way to={row.citizen_link}>{row.citizen}</Way>
        </>
      ) : null}
    </p>
  );
}

function LinkedGrants({ row }: { row: LinkRow }) {
  const { t } = useTranslation();
  if (row.links.length === 0 && row.refused) return null;
  if (row.links.length === 0) return <p className="tone-warning">{row.said ? t('links.no_grant') : t('links.none_proposed')}</p>;
  return (
    <ul className="link-grants">
      {row.links.map((link) => (
        <LinkedGrant key={link.grant} link={link} isOneOfMany={row.links.length > 1} />
      ))}
    </ul>
  );
}

function LinkedGrant({ link, isOneOfMany }: { link: LinkGrant; isOneOfMany: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li>
      → {isOneOfMany ? `${kroner(link.amount, language)}: ` : ''}
      <Way to={link.link}>{link.label || t('links.grant')}</Way>
      {link.citizen ? (
        <>
          {', '}
          <Way to={link.citizen_link}>{link.citizen}</Way>
        </>
      ) : null}
      <OtherCitizen grant={link} />
    </li>
  );
}

function SignsLine({ row }: { row: LinkRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = [
    row.expected !== 0 ? t('links.expected', { amount: kroner(row.expected, language) }) : '',
    row.difference ? t('links.difference', { difference: row.difference }) : '',
    row.speaks_for ? t('links.for', { signs: row.speaks_for }) : '',
    row.speaks_against ? t('links.against', { signs: row.speaks_against }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? <p className="small">{parts.join(' · ')}</p> : null;
}

function SaidLine({ row }: { row: LinkRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!row.said) return null;
  const { what, on, author, reason } = row.said;
  return (
    <p className={row.fallen ? 'tone-warning' : ''}>
      <strong>{what}</strong> {t('links.by', { date: dateText(on, language), author })}
      {reason ? `: ${reason}` : ''}
      {row.fallen ? ` (${t('links.fallen', { why: row.fallen })})` : ''}
    </p>
  );
}
