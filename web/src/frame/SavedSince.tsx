import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { postJson } from '../api/client';
import type { Document } from '../generated/document';
import { useSavedViews } from './SavedViewsList';

/** On the front page: what has changed in the saved views since they were last looked at. */
export function SavedSince() {
  const { t } = useTranslation();
  const views = useSavedViews().data?.views ?? [];
  if (views.length === 0) return null;
  return (
    <section className="section is-ruled">
      <div className="heading-line">
        <h2>{t('saved.since')}</h2>
      </div>
      <ul className="since-list">
        {views.map((view) => (
          <li key={view.name}>
            <Link to={view.address}>{view.name}</Link>
            <span className="tone-muted">{view.since || t('saved.unchanged')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Looking at a saved view in newer figures moves its mark forward. */
export function useMarkSeen(document: Document | undefined, address: string) {
  const views = useSavedViews().data?.views;
  const snapshot = document?.basis.snapshot_id;
  useEffect(() => {
    const view = views?.find((candidate) => candidate.address === address);
    if (!view || !snapshot || view.snapshot_id === snapshot) return;
    // Losing a mark is no harm: it is set at the next look.
    postJson('/api/my/views', { name: view.name, address, snapshot_id: snapshot }).catch(() => undefined);
  }, [views, snapshot, address]);
}
