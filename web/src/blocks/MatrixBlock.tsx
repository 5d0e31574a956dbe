import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, Matrix } from '../generated/document';
import { cellNumber } from '../format/cell';
import { CellView } from './CellView';
import { TitleLine } from './HeadingBlock';

type Direction = 'same' | 'up' | 'down' | 'none';

/** Up lies to the right of the diagonal, because rows fall while columns rise. */
function directionOf(matrix: Matrix, row: number, column: number): Direction {
  if (!matrix.is_ladder) return 'none';
  const from = matrix.row_labels.length - 1 - row;
  return column === from ? 'same' : column > from ? 'up' : 'down';
}

/** How much tint a count gets: the square root, so that 2 is still seen beside 16. */
function tint(value: number, most: number, direction: Direction): string | undefined {
  if (direction === 'same' || direction === 'none' || value <= 0 || most <= 0) return undefined;
  const strength = Math.round(100 * (0.12 + 0.5 * Math.sqrt(value / most)));
  return `color-mix(in srgb, var(--sh-${direction}) ${strength}%, white)`;
}

export function MatrixBlock({ block }: { block: Matrix }) {
  const { t } = useTranslation();
  const [lit, setLit] = useState<{ row: number; column: number }>();
  const moves = block.cells.flatMap((row, r) =>
    row.filter((_, c) => directionOf(block, r, c) !== 'same').map((cell) => cellNumber(cell) ?? 0),
  );
  const most = Math.max(0, ...moves);
  const hasRowTotals = block.row_totals.length > 0;
  return (
    <div className="matrix-block">
      <TitleLine title={block.title} />
      <div className="table-scroll" tabIndex={0} role="region" aria-label={block.title || t('chart.table')}>
        <table
          className={block.is_ladder ? 'matrix' : 'matrix is-wide'}
          onMouseLeave={() => {
            setLit(undefined);
          }}
        >
          <thead>
            <tr>
              <th scope="col" className="corner">
                {block.corner || t('matrix.corner')}
              </th>
              {block.column_labels.map((label, column) => (
                <th key={label} scope="col" className={lit?.column === column ? 'is-lit' : ''}>
                  {label}
                </th>
              ))}
              {hasRowTotals ? <th scope="col">{t('matrix.out')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {block.row_labels.map((label, row) => (
              <tr key={label}>
                <th scope="row" className={lit?.row === row ? 'is-lit' : ''}>
                  {label}
                </th>
                {(block.cells[row] ?? []).map((cell, column) => (
                  <MatrixCell
                    key={column}
                    cell={cell}
                    direction={directionOf(block, row, column)}
                    most={most}
                    onEnter={() => {
                      setLit({ row, column });
                    }}
                  />
                ))}
                {hasRowTotals ? <TotalCell cell={block.row_totals[row]} /> : null}
              </tr>
            ))}
            {block.column_totals.length > 0 ? (
              <tr className="is-total">
                <th scope="row">{t('matrix.in')}</th>
                {block.column_totals.map((cell, column) => (
                  <TotalCell key={column} cell={cell} />
                ))}
                {hasRowTotals && block.column_totals.length <= block.column_labels.length ? <td /> : null}
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function isBlank(cell: Cell | undefined): boolean {
  return !cell || cell.type === 'missing' || cellNumber(cell) === 0;
}

interface MatrixCellProps {
  cell: Cell;
  direction: Direction;
  most: number;
  onEnter: () => void;
}

function MatrixCell({ cell, direction, most, onEnter }: MatrixCellProps) {
  return (
    <td className={`is-${direction}`} style={{ background: tint(cellNumber(cell) ?? 0, most, direction) }} onMouseEnter={onEnter}>
      {isBlank(cell) ? null : <CellView cell={cell} isWay />}
    </td>
  );
}

function TotalCell({ cell }: { cell: Cell | undefined }) {
  return <td className="is-sum">{cell && !isBlank(cell) ? <CellView cell={cell} isWay /> : null}</td>;
}
