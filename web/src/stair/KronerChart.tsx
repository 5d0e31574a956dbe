import { useTranslation } from 'react-i18next';
import type { Stair, StairStep } from '../generated/document';
import { CellLink } from '../blocks/CellView';
import { cellNumber, cellText } from '../format/cell';
import { numberText, unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
import { niceTicks } from '../charts/ticks';
import { stepColour } from './colours';
import { costUnit } from './measures';
import type { StepChoice } from './step_choice';

interface KronerChartProps {
  stair: Stair;
  width: number;
  isStacked: boolean;
  choice: StepChoice;
}

interface Block {
  step: StairStep;
  index: number;
  persons: number;
  unitCost: number;
}

function blocksOf(stair: Stair): Block[] {
  return stair.steps.map((step, index) => ({
    step,
    index,
    persons: cellNumber(step.full_year_persons) ?? 0,
    unitCost: cellNumber(step.unit_cost) ?? 0,
  }));
}

/** True to scale: width is people, height is what one costs, area is the kroner. */
export function KronerChart({ stair, width, isStacked }: KronerChartProps) {
  return isStacked ? <KronerStacked stair={stair} width={width} /> : <KronerAreas stair={stair} width={width} />;
}

const left = 64;
const right = 90;
const top = 40;
const plotHeight = 450;
const foot = 70;

function KronerAreas({ stair, width }: { stair: Stair; width: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const blocks = blocksOf(stair);
  const persons = blocks.reduce((sum, block) => sum + block.persons, 0) || 1;
  const ticks = niceTicks(0, Math.max(1, ...blocks.map((block) => block.unitCost)), 6);
  const highest = ticks.at(-1) ?? 1;
  const perPerson = (width - left - right) / persons;
  const y = (amount: number) => top + plotHeight * (1 - amount / highest);
  let x = left;
  const placed = blocks.map((block) => {
    const start = x;
    x += block.persons * perPerson;
    return { block, x: start, width: block.persons * perPerson };
  });
  return (
    <div className="kroner">
      <svg
        width={width}
        height={top + plotHeight + foot}
        role="group"
        aria-label={t('stair.kroner_reading')}
        viewBox={`0 0 ${width} ${top + plotHeight + foot}`}
      >
        <text x={0} y={14} className="axis-text">
          {t('stair.unit_cost_axis', { unit: unitText('thousands', language) })}
        </text>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'chart-base' : 'chart-grid'} />
            <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="axis-text">
              {numberText(tick / 100_000, language)}
            </text>
          </g>
        ))}
        <text x={0} y={top + plotHeight + 24} className="axis-text">
          {t('stair.step')}
        </text>
        <text x={0} y={top + plotHeight + 46} className="axis-text">
          {t('stair.full_year_short')}
        </text>
        {placed.map((place) => (
          <KronerArea key={place.block.step.step} {...place} stair={stair} y={y(place.block.unitCost)} />
        ))}
      </svg>
    </div>
  );
}

interface KronerAreaProps {
  block: Block;
  x: number;
  width: number;
  y: number;
  stair: Stair;
}

function KronerArea({ block, x, width, y, stair }: KronerAreaProps) {
  const language = useLanguage();
  const colour = stepColour(block.index, stair.steps.length);
  const unit = costUnit(stair);
  const bottom = top + plotHeight;
  const isSlim = width < 36;
  const middle = x + width / 2;
  const isLast = block.index === stair.steps.length - 1;
  const asideX = isLast && isSlim ? x + width + 22 : middle;
  const anchor = isLast && isSlim ? 'start' : 'middle';
  const labelY = isLast && isSlim ? y + 16 : y - 24;
  const cost = cellText(block.step.cost, language, { unit });
  return (
    <>
      <CellLink
        isDrawn
        cell={block.step.cost}
        label={`${block.step.step} ${block.step.name ?? ''}: ${cost} ${unitText(unit, language)}`}
        className="kroner-area"
      >
        <rect
          x={x + 0.5}
          y={y}
          width={Math.max(1, width - 1)}
          height={Math.max(1, bottom - y)}
          fill={colour.fill}
          stroke={colour.outline}
        />
      </CellLink>
      {isLast && isSlim ? <line x1={x + width + 2} x2={x + width + 18} y1={y + 11} y2={y + 11} className="chart-base" /> : null}
      <text x={asideX} y={labelY} textAnchor={anchor} className={width > 80 || isLast ? 'kroner-cost is-large' : 'kroner-cost'}>
        {cost}
      </text>
      <text x={asideX} y={labelY + 18} textAnchor={anchor} className="axis-text">
        {unitText(unit, language)}
      </text>
      <text x={middle} y={bottom + 25} textAnchor="middle" className="kroner-step">
        {block.step.step}
      </text>
      {width > 26 || isLast ? (
        <text x={middle} y={bottom + 46} textAnchor="middle" className="axis-text">
          {cellText(block.step.full_year_persons, language)}
        </text>
      ) : null}
      <text x={middle} y={bottom + 64} textAnchor="middle" className="axis-text is-dark">
        {nameThatFits(block.step.name ?? '', width)}
      </text>
    </>
  );
}

const letter = 6.9;

/** The whole name, its first word, or nothing. */
function nameThatFits(name: string, width: number): string {
  const first = name.split(' ')[0] ?? '';
  return [name, first].find((words) => words.length * letter < width) ?? '';
}

/** On narrow screens every step is a rectangle of its own: as long as one costs, as high as there are people. */
function KronerStacked({ stair, width }: { stair: Stair; width: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const blocks = blocksOf(stair);
  const dearest = Math.max(1, ...blocks.map((block) => block.unitCost));
  const most = Math.max(1, ...blocks.map((block) => block.persons));
  const unit = costUnit(stair);
  return (
    <ol className="kroner-stacked" reversed start={stair.steps.length}>
      {[...blocks].reverse().map(({ step, index, persons, unitCost }) => {
        const colour = stepColour(index, stair.steps.length);
        return (
          <li key={step.step}>
            <div className="stacked-line">
              <strong>
                {step.step} · {step.name}
              </strong>
              <CellLink cell={step.cost} className="kroner-amount">
                {cellText(step.cost, language, { unit })} {unitText(unit, language)}
              </CellLink>
            </div>
            <div className="kroner-bar">
              <span
                aria-hidden="true"
                style={{
                  width: Math.max(2, (unitCost / dearest) * width * 0.68),
                  height: Math.max(4, (persons / most) * 82),
                  background: colour.fill,
                  boxShadow: `inset 0 0 0 1px ${colour.outline}`,
                }}
              />
              <span className="tone-muted">
                {t('stair.thousands', { amount: cellText(step.unit_cost, language, { unit: 'thousands' }) })}
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
