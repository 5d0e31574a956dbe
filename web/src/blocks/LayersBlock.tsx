import { useTranslation } from 'react-i18next';
import type { LayerPart, Layers, MoneyUnit, Table } from '../generated/document';
import { cellNumber, cellText } from '../format/cell';
import { unitForAmounts, unitText } from '../format/number';
import { useWidth } from '../frame/use_width';
import { useLanguage } from '../i18n/language';
import { CellLink, CellView } from './CellView';
import { ChartFrame } from './ChartFrame';

/** Darkest is most certain; hatched is a guess, gray is no citizens. */
const looks: Record<string, string> = {
  paid: '#084081',
  not_posted: '#2B8CBE',
  committed: '#7BCCC4',
  stated: '#A8DDB5',
  statistical: 'url(#hatch-blue)',
  frames: '#BFBFBF',
  income: 'url(#hatch-gray)',
  refund: 'url(#hatch-gray)',
};
const byRank = ['#084081', '#2B8CBE', '#7BCCC4', '#A8DDB5', 'url(#hatch-blue)', '#BFBFBF'];

function fillOf(part: LayerPart, index: number): string {
  return looks[part.certainty ?? ''] ?? byRank[index % byRank.length] ?? '#BFBFBF';
}

export function LayersBlock({ block }: { block: Layers }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [element, width] = useWidth<HTMLDivElement>(500);
  const unit = unitForAmounts(block.parts.map((part) => cellNumber(part.amount) ?? 0));
  const positive = block.parts.filter((part) => (cellNumber(part.amount) ?? 0) > 0);
  const negative = block.parts.filter((part) => (cellNumber(part.amount) ?? 0) < 0);
  const whole = positive.reduce((sum, part) => sum + (cellNumber(part.amount) ?? 0), 0) || 1;
  const budget = cellNumber(block.budget);
  const most = Math.max(whole, budget ?? 0);
  const scale = width / most;
  let right = 0;
  let end = whole;
  const table: Table = {
    kind: 'table',
    title: block.title ?? '',
    columns: [
      { key: 'part', label: t('layers.part'), kind: 'text', unit },
      { key: 'amount', label: unitText(unit, language), kind: 'money', unit },
    ],
    rows: block.parts.map((part) => ({ depth: 0, cells: [{ type: 'text', value: part.label ?? '' }, part.amount] })),
    rows_in_all: block.parts.length,
  };
  return (
    <ChartFrame title={block.title} table={table}>
      <div ref={element}>
        <svg width={width} height={72} viewBox={`0 0 ${width} 72`} role="img" aria-label={block.title}>
          <Hatches />
          {positive.map((part) => {
            const size = (cellNumber(part.amount) ?? 0) * scale;
            right += size;
            return (
              <rect
                key={part.label}
                x={right - size}
                y={0}
                width={Math.max(0.5, size - 1)}
                height={36}
                fill={fillOf(part, block.parts.indexOf(part))}
              />
            );
          })}
          {negative.map((part) => {
            const size = -(cellNumber(part.amount) ?? 0) * scale;
            end -= size / scale;
            return <rect key={part.label} x={end * scale} y={40} width={size} height={9} fill={fillOf(part, block.parts.indexOf(part))} />;
          })}
          {budget !== undefined ? (
            <>
              <line x1={budget * scale} x2={budget * scale} y1={-2} y2={58} stroke="#1A1A1A" strokeWidth={2} strokeDasharray="4 3" />
              <text x={Math.min(budget * scale - 6, width)} y={66} textAnchor="end" className="axis-text is-dark is-strong">
                {t('layers.budget')} {cellText(block.budget, language, { unit })}
              </text>
            </>
          ) : null}
        </svg>
        <LayerList block={block} unit={unit} />
      </div>
    </ChartFrame>
  );
}

function Hatches() {
  const hatch = (id: string, colour: string) => (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect width={5} height={5} fill="#fff" />
      <rect width={2.4} height={5} fill={colour} />
    </pattern>
  );
  return (
    <defs>
      {hatch('hatch-blue', '#2B8CBE')}
      {hatch('hatch-gray', '#8E8E8E')}
    </defs>
  );
}

function LayerList({ block, unit }: { block: Layers; unit: MoneyUnit }) {
  return (
    <ul className="layer-list">
      {block.parts.map((part, index) => (
        <li key={part.label}>
          <svg width={16} height={16} aria-hidden="true">
            <rect width={16} height={16} fill={fillOf(part, index)} />
          </svg>
          <CellLink cell={part.amount}>{part.label}</CellLink>
          <strong>
            <CellView cell={{ ...part.amount, figure: '', link: '' }} style={{ unit }} />
          </strong>
        </li>
      ))}
    </ul>
  );
}
