import { useTranslation } from 'react-i18next';
import type { Cell, Stair } from '../generated/document';
import { CellLink } from '../blocks/CellView';
import { cellNumber, cellText } from '../format/cell';
import { useLanguage } from '../i18n/language';
import { arrowWidth, columnStart, type Columns, type StairFrame } from './geometry';

interface MovesProps {
  stair: Stair;
  columns: Columns;
  frame: StairFrame;
}

/** On each riser: up from the step on its left, down from the step on its right. */
export function Moves({ stair, columns, frame }: MovesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const most = Math.max(...stair.steps.flatMap((step) => [cellNumber(step.moves_up_from) ?? 0, cellNumber(step.moves_down_from) ?? 0]));
  return (
    <>
      {stair.steps.slice(1).map((step, index) => {
        const left = stair.steps[index];
        if (!left) return null;
        const x = columnStart(columns, index + 1);
        const y = frame.treads[index] ?? 0;
        const up = t('stair.up_from', { step: left.step, count: cellText(step.moves_up_from, language) });
        const down = t('stair.down_from', { step: step.step, count: cellText(step.moves_down_from, language) });
        return (
          <g key={step.step}>
            <Move cell={step.moves_up_from} x={x} y={y + 23} isUp most={most} label={up} />
            <Move cell={step.moves_down_from} x={x} y={y + 50} isUp={false} most={most} label={down} />
          </g>
        );
      })}
    </>
  );
}

interface MoveProps {
  cell: Cell;
  x: number;
  y: number;
  isUp: boolean;
  most: number;
  label: string;
}

function Move({ cell, x, y, isUp, most, label }: MoveProps) {
  const language = useLanguage();
  const moves = cellNumber(cell);
  if (!moves) return null;
  const text = cellText(cell, language);
  const thick = arrowWidth(moves, most);
  const half = 12 + text.length * 4;
  const reach = half + 13;
  const sign = isUp ? 1 : -1;
  const tip = { x: x + sign * reach, y: y - sign * reach * 0.32 };
  const size = 5 + thick;
  return (
    <CellLink isDrawn isWay cell={cell} label={label} className={`move ${isUp ? 'is-up' : 'is-down'}`}>
      <rect className="move-hit" x={x - reach} y={y - 13} width={2 * reach} height={26} />
      <line
        x1={x - sign * reach}
        y1={y + sign * reach * 0.32}
        x2={tip.x - sign * size * 0.7}
        y2={tip.y + sign * size * 0.7 * 0.32}
        strokeWidth={thick}
      />
      <path
        d={`M0 0L${-size} ${-size * 0.55}L${-size} ${size * 0.55}Z`}
        transform={`translate(${tip.x} ${tip.y}) rotate(${isUp ? -17.7 : 162.3})`}
      />
      <rect className="move-pill" x={x - half + 4} y={y - 10} width={2 * half - 8} height={20} rx={10} />
      <text x={x} y={y + 4.5} textAnchor="middle">
        {text}
      </text>
    </CellLink>
  );
}
