import { useTranslation } from 'react-i18next';
import type { Cell, Stair } from '../generated/document';
import { cellText, isKnown } from '../format/cell';
import { useLanguage } from '../i18n/language';
import { CellLink } from '../blocks/CellView';

interface GatesProps {
  stair: Stair;
  base: number;
  width: number;
}

/** Who came onto the ladder and who left it, at its foot. */
export function Gates({ stair, base, width }: GatesProps) {
  const { t } = useTranslation();
  return (
    <>
      {isKnown(stair.inflow) ? <Gate cell={stair.inflow} label={t('stair.inflow')} y={base - 64} width={width} isIn /> : null}
      {isKnown(stair.outflow) ? <Gate cell={stair.outflow} label={t('stair.outflow')} y={base - 18} width={width} isIn={false} /> : null}
    </>
  );
}

interface GateProps {
  cell: Cell;
  label: string;
  y: number;
  width: number;
  isIn: boolean;
}

function Gate({ cell, label, y, width, isIn }: GateProps) {
  const language = useLanguage();
  const text = cellText(cell, language);
  const start = Math.max(58, 14 + text.length * 11);
  const [from, to] = isIn ? [start, width - 10] : [width - 10, start];
  const head = isIn ? to - 12 : to + 12;
  return (
    <>
      <g aria-hidden="true">
        <text x={0} y={y - 11} className="gate-label">
          {label}
        </text>
        <text x={0} y={y + 10} className="gate-count">
          {text}
        </text>
      </g>
      <CellLink isDrawn isWay cell={cell} label={`${label}: ${text}`} className={`gate ${isIn ? 'is-in' : 'is-out'}`}>
        <rect className="move-hit" x={0} y={y - 24} width={width - 8} height={40} />
        <line x1={from} x2={head} y1={y} y2={y} strokeWidth={isIn ? 6 : 5} />
        <path d={isIn ? `M${to} ${y}l-14 -8v16z` : `M${to} ${y}l14 -8v16z`} />
      </CellLink>
    </>
  );
}
