import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkDesk, LinkRow, LinkWork } from '../api/contract';
import { numberText } from '../format/number';
import { useSingleKey } from '../frame/single_keys';
import { useLanguage } from '../i18n/language';
import { LoadFailure, Skeleton } from '../page/states';
import { usePageState } from '../url/page_state';
import { LinkItem } from './LinkItem';
import { kroner } from './parts';
import { useLinkWork } from './queries';
import { inOrder } from './work_order';

const shownMore = 25;
const acts: Record<string, string> = { b: 'confirm', r: 'correct', f: 'undo' };

/** The postings whose links wait for a person, the largest amount first; what is said here stays to be taken back. */
export function LinkWorkList() {
  const { forServer } = usePageState();
  return <WorkList key={JSON.stringify(forServer)} parameters={forServer} />;
}

function WorkList({ parameters }: { parameters: Record<string, string> }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(shownMore);
  const work = useLinkWork(parameters, most);
  return (
    <section className="section is-ruled link-work" aria-labelledby="link-work-title">
      <WorkHead work={work.data} isChosen={parameters['tilstand'] !== undefined} />
      {work.error ? <LoadFailure error={work.error} retry={() => void work.refetch()} /> : null}
      {work.isPending ? <Skeleton lines={4} /> : null}
      {work.data ? <Rows fresh={work.data.rows} /> : null}
      {work.data && work.data.rows_in_all > work.data.rows.length ? (
        <MoreRows
          work={work.data}
          onMore={() => {
            setMost(most + shownMore);
          }}
        />
      ) : null}
      {work.data?.rows_in_all === 0 ? (
        <p className="empty">{parameters['tilstand'] === undefined ? t('links.nothing') : t('table.empty')}</p>
      ) : null}
    </section>
  );
}

/** Without a state asked for it is what waits. */
function WorkHead({ work, isChosen }: { work: LinkWork | undefined; isChosen: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = work?.rows_in_all ?? 0;
  return (
    <div className="heading-line">
      <h2 id="link-work-title">{isChosen ? t('links.title_chosen') : t('links.title')}</h2>
      {work ? (
        <span className="heading-aside">
          {t('links.sum', { count, shown: numberText(count, language), amount: kroner(work.amount, language) })}
        </span>
      ) : null}
    </div>
  );
}

/** The buttons of a posting are where the keys are. */
function goTo(item: Element | null | undefined) {
  item?.querySelector<HTMLButtonElement>('.link-actions button')?.focus();
}

/** The nearest on that side of which something can be said; the others have no buttons. */
function beside(item: Element | null | undefined, step: 'nextElementSibling' | 'previousElementSibling') {
  let next = item?.[step];
  while (next && !next.querySelector('.link-actions button')) next = next[step];
  return next;
}

function stepOnArrow(event: KeyboardEvent) {
  const step = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  if (!step || !(event.target instanceof HTMLButtonElement)) return;
  event.preventDefault();
  goTo(beside(event.target.closest('[data-posting]'), step));
}

function Rows({ fresh }: { fresh: LinkRow[] }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<string[]>([]);
  const [said, setSaid] = useState<Record<string, LinkRow>>({});
  const [reason, setReason] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const known = inOrder(order, fresh, said);
  if (known.order.length !== order.length) setOrder(known.order);
  useSingleKey((key) => {
    const posting = document.activeElement?.closest('[data-posting]');
    const button = posting?.querySelector<HTMLButtonElement>(`[data-act="${acts[key] ?? ''}"]`);
    button?.click();
    return Boolean(button);
  });
  const goOn = ({ row }: LinkDesk) => {
    const posting = row.posting ?? '';
    setSaid((before) => ({ ...before, [posting]: row }));
    const item = list.current?.querySelector(`[data-posting="${posting}"]`);
    goTo(row.said ? (beside(item, 'nextElementSibling') ?? item) : item);
  };
  if (known.rows.length === 0) return null;
  return (
    <>
      <p className="small">{t('links.keys')}</p>
      <ol className="link-list" ref={list} onKeyDown={stepOnArrow}>
        {known.rows.map((row) => (
          <LinkItem key={row.posting} row={row} lastReason={reason} onReason={setReason} onSaid={goOn} />
        ))}
      </ol>
    </>
  );
}

function MoreRows({ work, onMore }: { work: LinkWork; onMore: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className="table-more small">
      {t('table.shown', { shown: numberText(work.rows.length, language), all: numberText(work.rows_in_all, language) })}{' '}
      <button type="button" className="linkish" onClick={onMore}>
        {t('links.more')}
      </button>
    </p>
  );
}
