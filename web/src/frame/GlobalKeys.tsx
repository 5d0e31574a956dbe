import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplain } from '../explain/ExplainProvider';
import { useSingleKey, useSingleKeys } from './single_keys';

/** Fired at the chart under the hand, or the first on the page, to change between chart and table. */
export const toggleTableEvent = 'styrhus:toggle-table';

function toggleNearestTable() {
  const focused = document.activeElement?.closest('[data-chart]');
  const target = focused ?? document.querySelector('main [data-chart]');
  target?.dispatchEvent(new CustomEvent(toggleTableEvent));
}

export function GlobalKeys() {
  const explain = useExplain();
  const dialog = useRef<HTMLDialogElement>(null);
  useSingleKey((key) => {
    const figure = document.activeElement?.closest<HTMLElement>('[data-figure]')?.dataset['figure'];
    if (key === '/') document.querySelector<HTMLInputElement>('[data-search]')?.focus();
    else if (key === '?') dialog.current?.showModal();
    else if (key === 't') toggleNearestTable();
    else if (key === 'e' && figure) explain.open(figure);
    else return false;
    return true;
  });
  return <ShortcutDialog dialog={dialog} />;
}

const shortcuts = ['search', 'help', 'table', 'explain', 'escape', 'steps', 'measures', 'open', 'months', 'links'] as const;

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
