import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SearchHit } from '../api/contract';
import { useSearch } from '../api/queries';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { Icon } from './Icon';

/** What is typed, but only after the hand has rested a moment. */
function useRested(value: string, milliseconds: number): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(value);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [value, milliseconds]);
  return rested;
}

export function Search() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const answer = useSearch(useRested(words, 120), language);
  const hits = answer.data?.hits ?? [];
  const isListed = isOpen && words.trim().length > 1 && answer.data !== undefined;

  const go = (link: string) => {
    setOpen(false);
    setWords('');
    input.current?.blur();
    void navigate(inLanguage(link, language));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter') {
      const hit = hits[chosen];
      if (hit?.link) go(hit.link);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        data-search
        role="combobox"
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isListed && hits.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={t('frame.search')}
        placeholder={t('frame.search')}
        autoComplete="off"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setChosen(0);
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
        }}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <Hits id={id} hits={hits} chosen={chosen} isListed={isListed} go={go} />
    </div>
  );
}

interface HitsProps {
  id: string;
  hits: SearchHit[];
  chosen: number;
  isListed: boolean;
  go: (link: string) => void;
}

function Hits({ id, hits, chosen, isListed, go }: HitsProps) {
  const { t } = useTranslation();
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={t('frame.hits')} className="search-hits" hidden={!isListed}>
      {hits.map((hit, index) => (
        <li
          key={`${hit.link ?? ''} ${hit.label ?? ''}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onPointerDown={(event) => {
            event.preventDefault();
            if (hit.link) go(hit.link);
          }}
        >
          <span>{hit.label}</span> <span className="tone-muted">{hit.detail}</span>
        </li>
      ))}
      {hits.length === 0 ? (
        <li role="option" aria-selected={false} aria-disabled="true" className="tone-muted">
          {t('frame.no_hits')}
        </li>
      ) : null}
    </ul>
  );
}
