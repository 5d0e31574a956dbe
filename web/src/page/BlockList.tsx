import { createContext, memo, useContext, useMemo } from 'react';
import type { Document } from '../generated/document';
import { BlockView } from '../blocks/BlockView';
import { HeadingBlock } from '../blocks/HeadingBlock';
import { rowsOf, sectionsOf, type Section, type SectionRow } from './sections';

interface PageContext {
  document: Document | undefined;
  code: string;
  ids: Record<string, string>;
}

const Context = createContext<PageContext>({ document: undefined, code: '', ids: {} });

/** The page a block stands on: what its exports and links need. */
export function usePage(): PageContext {
  return useContext(Context);
}

interface BlockListProps {
  document: Document;
  code?: string;
  ids?: Record<string, string>;
  /** In the drawer: one column, whatever the blocks are. */
  isNarrow?: boolean;
  /** Only these sections; all of the document's when left out. */
  sections?: Section[];
}

const noIds = {};

export const BlockList = memo(function BlockList({ document, code = '', ids = noIds, isNarrow = false, sections }: BlockListProps) {
  const page = useMemo(() => ({ document, code, ids }), [document, code, ids]);
  const rows = rowsOf(sections ?? sectionsOf(document.blocks), isNarrow);
  return (
    <Context.Provider value={page}>
      {rows.map((row, index) => (
        <Row key={index} row={row} />
      ))}
    </Context.Provider>
  );
});

function Row({ row }: { row: SectionRow }) {
  return (
    <div className="section-row">
      {row.sections.map((section, index) => (
        <SectionView key={index} section={section} span={row.spans[index] ?? 12} />
      ))}
    </div>
  );
}

const unruled = new Set(['paragraph', 'notice', 'tiles', 'equation']);

function SectionView({ section, span }: { section: Section; span: number }) {
  const first = section.blocks[0]?.kind ?? 'paragraph';
  const isRuled = section.heading !== undefined || !unruled.has(first);
  return (
    <section className={`section span-${span} ${isRuled ? 'is-ruled' : ''}`}>
      {section.heading ? <HeadingBlock block={section.heading} /> : null}
      {section.blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </section>
  );
}
