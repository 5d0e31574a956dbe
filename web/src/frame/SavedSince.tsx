import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SavedView } from '../api/contract';
import { useCatalogue, viewQuery } from '../api/queries';
import { dateText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { viewOfAddress } from '../url/links';
import { serverParameters } from '../url/page_state';
import { useSavedViews } from './saved_views';

/** On the front page: what the saved views say now that they did not say when they were last looked at. */
export function SavedSince() {
  const { t } = useTranslation();
  const { views } = useSavedViews();
  if (views.length === 0) return null;
  return (
    <section className="section is-ruled">
      <div className="heading-line">
        <h2>{t('saved.since')}</h2>
      </div>
      <ul className="since-list">
        {views.map((view) => (
          <SinceLine key={view.name} view={view} />
        ))}
      </ul>
    </section>
  );
}

function SinceLine({ view }: { view: SavedView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = viewOfAddress(useCatalogue().data?.pages ?? [], view.address);
  const parameters = { ...serverParameters(new URLSearchParams(found?.query)), ...found?.ids };
  const now = useQuery({ ...viewQuery(found?.code ?? '', parameters, language), enabled: found !== undefined }).data?.lead;
  const hasChanged = now !== undefined && now !== view.lead;
  return (
    <li>
      <Link to={view.address}>{view.name}</Link>
      <span>{now ?? view.lead}</span>
      <span className="tone-muted">
        {hasChanged
          ? t('saved.before', { date: dateText(view.seen, language), lead: view.lead })
          : t('saved.unchanged', { date: dateText(view.seen, language) })}
      </span>
    </li>
  );
}
