import { useTranslation } from 'react-i18next';
import type { Document } from '../generated/document';
import { LinksPage, isLinksPage } from '../links/LinksPage';
import { isLadderPage } from '../stair/ladder_page';
import { StairPage } from '../stair/StairPage';
import { StateBox } from './states';
import { DeliveryUpload } from '../deliveries/DeliveryUpload';
import { SavedSince } from '../frame/SavedSince';
import { usePageState } from '../url/page_state';
import { BlockList } from './BlockList';
import { PageHead } from './PageHead';

export interface DocumentPageProps {
  document: Document;
  code: string;
  ids?: Record<string, string>;
  isDimmed: boolean;
}

/** One document as a page: answer first, then the blocks, then what it was made from. */
export function DocumentPage({ document, code, ids = {}, isDimmed }: DocumentPageProps) {
  const path = document.path?.split('?')[0];
  const { t } = useTranslation();
  const { get } = usePageState();
  const hasUpload = path === '/leverancer';
  const isReceivedAgain = get('igen') !== undefined;
  return (
    <main className={`inner ${isDimmed ? 'is-dimmed' : ''}`} id="content" tabIndex={-1} aria-busy={isDimmed}>
      <PageHead document={document} code={code} ids={ids} />
      {isReceivedAgain ? <StateBox kind="info" title={t('upload.again')} /> : null}
      {hasUpload ? <DeliveryUpload /> : null}
      {isLadderPage(document) ? (
        <StairPage document={document} code={code} ids={ids} />
      ) : isLinksPage(code) ? (
        <LinksPage document={document} code={code} ids={ids} />
      ) : (
        <BlockList document={document} code={code} ids={ids} />
      )}
      {path === '/' ? <SavedSince /> : null}
      <PageFoot document={document} />
    </main>
  );
}

function PageFoot({ document }: { document: Document }) {
  const { t } = useTranslation();
  const { basis } = document;
  const parts = [
    document.footer,
    basis.money_basis ? t('foot.basis', { basis: basis.money_basis }) : undefined,
    basis.snapshot_id ? t('foot.snapshot', { id: basis.snapshot_id.slice(0, 12) }) : undefined,
    t('foot.traceable'),
  ].filter(Boolean);
  return (
    <footer className="page-foot">
      {basis.reservations.length > 0 ? (
        <ul className="reservations">
          {basis.reservations.map((reservation) => (
            <li key={reservation}>{reservation}</li>
          ))}
        </ul>
      ) : null}
      <p className="small">{parts.join(' · ')}</p>
    </footer>
  );
}
