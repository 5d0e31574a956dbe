import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { getJson, postJson } from '../api/client';
import type { SavedView, SavedViews } from '../api/contract';
import type { Document } from '../generated/document';
import { Icon } from './Icon';

export function useSavedViews() {
  return useQuery({
    queryKey: ['my-views'],
    queryFn: ({ signal }) => getJson<SavedViews>('/api/my/views', signal),
  });
}

/** Filters worth coming back to, with what has changed since they were last looked at. */
export function SavedViewsList({ document }: { document: Document }) {
  const { t } = useTranslation();
  const id = useId();
  const location = useLocation();
  const queries = useQueryClient();
  const saved = useSavedViews();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: (view: SavedView) => postJson<unknown>('/api/my/views', view),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: ['my-views'] });
    },
  });
  const address = `${location.pathname}${location.search}`;
  return (
    <div className="saved-views">
      <h2 className="small-heading">{t('saved.title')}</h2>
      <ul>
        {(saved.data?.views ?? []).map((view) => (
          <li key={view.name}>
            <Link to={view.address}>{view.name}</Link> {view.since ? <span className="tone-muted">{view.since}</span> : null}
          </li>
        ))}
      </ul>
      <form
        className="save-view"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim())
            save.mutate({ name: name.trim(), address, ...(document.basis.snapshot_id ? { snapshot_id: document.basis.snapshot_id } : {}) });
        }}
      >
        <label htmlFor={id}>{t('saved.name')}</label>
        <input
          id={id}
          className="form-input"
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <button type="submit" className="button button-secondary">
          <Icon name="bookmark" /> {t('saved.save')}
        </button>
      </form>
      {save.isError ? <p className="tone-error">{t('saved.failed')}</p> : null}
    </div>
  );
}
