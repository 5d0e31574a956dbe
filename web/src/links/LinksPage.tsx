import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../generated/document';
import { BlockList } from '../page/BlockList';
import { sectionsOf } from '../page/sections';
import { LoadFailure, Skeleton } from '../page/states';
import { usePageState } from '../url/page_state';
import { LinkItem } from './LinkItem';
import { LinkWorkList } from './LinkWorkList';
import { useLinkDesk } from './queries';

interface LinksPageProps {
  document: Document;
  code: string;
  ids: Record<string, string>;
}

/** Pages on which a person says which grants postings pay for. */
export function isLinksPage(code: string): boolean {
  return code === 'links' || code === 'link';
}

/** The document with the work in it: after the sum of all postings, or above the one posting. */
export function LinksPage({ document, code, ids }: LinksPageProps) {
  const { get } = usePageState();
  const sections = sectionsOf(document.blocks);
  const before = code === 'links' ? 1 : 0;
  // What was known another day cannot be spoken of now.
  const isNow = get('kendt') === undefined;
  return (
    <>
      <BlockList document={document} code={code} ids={ids} sections={sections.slice(0, before)} />
      {isNow && code === 'links' ? <LinkWorkList /> : null}
      {isNow && code === 'link' ? <OneLink posting={`posting:${ids['posting'] ?? ''}`} /> : null}
      <BlockList document={document} code={code} ids={ids} sections={sections.slice(before)} />
    </>
  );
}

function OneLink({ posting }: { posting: string }) {
  const { t } = useTranslation();
  const desk = useLinkDesk(posting);
  const [reason, setReason] = useState('');
  if (desk.error) return <LoadFailure error={desk.error} retry={() => void desk.refetch()} />;
  if (!desk.data) return <Skeleton lines={3} />;
  return (
    <section className="section is-ruled link-work" aria-label={t('links.one')}>
      <ol className="link-list">
        <LinkItem row={desk.data.row} isAlone lastReason={reason} onReason={setReason} onSaid={() => undefined} />
      </ol>
    </section>
  );
}
