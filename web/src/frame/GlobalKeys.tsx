import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplain } from '../explain/ExplainProvider';
import { singleKeysAreOn, useSingleKeys } from './single_keys';

/** Fired at the chart under the hand, or the first on the page, to change between chart and table. */
export const toggleTableEvent = 'styrhus:toggle-table';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=range]), select, textarea, [contenteditable]');
}

function toggleNearestTable() {
  const focused = document.activeElement?.closest('[data-chart]');
  const target = focused ?? document.querySelector('main [data-chart]');
  target?.dispatchEvent(new CustomEvent(toggleTableEvent));
}

export function GlobalKeys() {
  const explain = useExplain();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !singleKeysAreOn()) return;
      const figure = document.activeElement?.closest<HTMLElement>('[data-figure]')?.dataset['figure'];
      if (event.key === '/') document.querySelector<HTMLInputElement>('[data-search]')?.focus();
      else if (event.key === '?') dialog.current?.showModal();
      else if (event.key.toLowerCase() === 't') toggleNearestTable();
      else if (event.key.toLowerCase() === 'e' && figure) explain.open(figure);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [explain]);
  return <ShortcutDialog dialog={dialog} />;
}

const shortcuts = ['search', 'help', 'table', 'explain', 'escape', 'steps', 'measures', 'open', 'months'] as const;

function ShortcutDialog({ dialog }: { dialog: React.RefObject<HTMLDialogElement | null> }) {
  const { t } = useTranslation();
  const [areOn, setOn] = useSingleKeys();
  const [id] = useState('single-keys');
  return (
    <dialog ref={dialog} className="shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{t('keys.title')}</h2>
      <dl>
        {shortcuts.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{t(`keys.${name}.key`)}</kbd>
            </dt>
            <dd>{t(`keys.${name}.does`)}</dd>
          </div>
        ))}
      </dl>
      <label className="check-line" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={areOn}
          onChange={(event) => {
            setOn(event.target.checked);
          }}
        />
        {t('keys.switch')}
      </label>
      <button type="button" className="button button-primary" onClick={() => dialog.current?.close()}>
        {t('explain.close')}
      </button>
    </dialog>
  );
}
