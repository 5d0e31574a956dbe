import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Document } from '../generated/document';
import { Icon } from './Icon';
import { today, useSavedViews } from './saved_views';

/** Filters worth coming back to. */
export function SavedViewsList({ document }: { document: Document }) {
  const { t } = useTranslation();
  const id = useId();
  const { pathname, search } = useLocation();
  const { views, isReady, hasFailed, save, remove } = useSavedViews();
  const [name, setName] = useState('');
  const submit = () => {
    if (!name.trim() || !isReady) return;
    save({ name: name.trim(), address: pathname + search, seen: today(), lead: document.lead ?? '' });
    setName('');
  };
  return (
    <div className="saved-views">
      <h2 className="small-heading">{t('saved.title')}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <Link to={view.address}>{view.name}</Link>{' '}
            <button
              type="button"
              className="icon-button"
              aria-label={t('saved.remove', { name: view.name })}
              onClick={() => {
                remove(view.name);
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <form
        className="save-view"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
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
      {hasFailed ? <p className="tone-error">{t('saved.failed')}</p> : null}
    </div>
  );
}
