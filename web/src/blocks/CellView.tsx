import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Cell } from '../generated/document';
import { cellText, type CellStyle } from '../format/cell';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { withChanges } from '../url/page_state';

interface CellViewProps {
  cell: Cell;
  style?: CellStyle | undefined;
  /** What a screen reader hears instead of the bare number. */
  label?: string | undefined;
  isWay?: boolean;
}

/** A value with its link: the figure behind it, or a page to go to. */
export function CellView({ cell, style, label, isWay = false }: CellViewProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  const text = cellText(cell, language, style);
  const tone = cell.tone ? `tone-${cell.tone}` : '';
  return (
    <>
      <CellLink cell={cell} isWay={isWay} label={label ? `${label}: ${text}` : undefined} className={tone}>
        {text}
      </CellLink>
      {cell.type === 'hidden' ? <span className="visually-hidden"> {t('cell.hidden')}</span> : null}
      {cell.note ? <CellNote cell={cell} /> : null}
    </>
  );
}

function CellNote({ cell }: { cell: Cell }) {
  const isMark = cell.tone === 'warning' || cell.tone === 'error';
  return <span className={isMark ? `badge-note ${cell.tone === 'error' ? 'error' : ''}` : 'cell-note'}> {cell.note}</span>;
}

interface CellLinkProps {
  cell: Cell;
  label?: string | undefined;
  className?: string;
  /** Inside a drawing, where what leads nowhere must be a group and not a span. */
  isDrawn?: boolean;
  /** An arrow, band or move leads to its citizens; any other figure first says what is behind it. */
  isWay?: boolean;
  children: React.ReactNode;
}

export function CellLink({ cell, label, className = '', isDrawn = false, isWay = false, children }: CellLinkProps) {
  const language = useLanguage();
  const figureAddress = useFigureAddress();
  if (cell.link && (isWay || !cell.figure))
    return (
      <Link className={className} to={inLanguage(cell.link, language)} aria-label={label} data-figure={cell.figure}>
        {children}
      </Link>
    );
  if (cell.figure)
    return (
      <Link className={className} to={figureAddress(cell.figure)} preventScrollReset aria-label={label} data-figure={cell.figure}>
        {children}
      </Link>
    );
  return isDrawn ? <g className={className}>{children}</g> : <span className={className}>{children}</span>;
}

/** This page with the drawer open on a figure. */
export function useFigureAddress(): (figure: string) => string {
  const { pathname, search } = useLocation();
  return (figure) => `${pathname}?${withChanges(new URLSearchParams(search), { figur: figure }).toString()}`;
}
