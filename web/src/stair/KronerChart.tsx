import { useTranslation } from 'react-i18next';
import type { Stair } from '../generated/document';
import { CellLink } from '../blocks/CellView';
import { cellText, isKnown } from '../format/cell';
import { numberText, unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
import { niceTicks } from '../charts/ticks';
import { stepColour } from './colours';
import { blocksOf, left, placeKroner, plotHeight, right, top, type KronerPlace } from './kroner_layout';
import { costUnit } from './measures';
import type { StepChoice } from './step_choice';

interface KronerChartProps {
  stair: Stair;
  width: number;
  isStacked: boolean;
  choice: StepChoice;
}

/** True to scale: width is people, height is what one costs, area is the kroner. */
export function KronerChart({ stair, width, isStacked }: KronerChartProps) {
  return isStacked ? <KronerStacked stair={stair} width={width} /> : <KronerAreas stair={stair} width={width} />;
}

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
  const placed = placeKroner(stair, perPerson, y, language);
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
          <KronerArea key={place.step.step} place={place} stair={stair} />
        ))}
      </svg>
    </div>
  );
}

interface KronerAreaProps {
  place: KronerPlace;
  stair: Stair;
}

function KronerArea({ place, stair }: KronerAreaProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { step, index, x, width, y } = place;
  const colour = stepColour(index, stair.steps.length);
  const unit = unitText(costUnit(stair), language);
  const bottom = top + plotHeight;
  const middle = x + width / 2;
  const anchor = place.isAside ? 'start' : 'middle';
  return (
    <>
      <CellLink isDrawn cell={step.cost} label={`${step.step} ${step.name ?? ''}: ${place.cost} ${unit}`} className="kroner-area">
        <rect
          x={x + 0.5}
          y={y}
          width={Math.max(1, width - 1)}
          height={Math.max(1, bottom - y)}
          fill={colour.fill}
          stroke={colour.outline}
        />
        <title>{`${step.step} ${step.name ?? ''}: ${place.cost} ${unit}`}</title>
      </CellLink>
      {place.isAside ? <line x1={x + width + 2} x2={x + width + 18} y1={y + 11} y2={y + 11} className="chart-base" /> : null}
      {place.hasCost ? (
        <>
          <text
            x={place.labelX}
            y={place.labelY}
            textAnchor={anchor}
            className={width > 80 || place.isAside ? 'kroner-cost is-large' : 'kroner-cost'}
          >
            {place.cost}
          </text>
          <text x={place.labelX} y={place.labelY + 18} textAnchor={anchor} className="axis-text">
            {place.isAside ? `${unit} · ${t('stair.step').toLowerCase()} ${step.step}` : unit}
          </text>
        </>
      ) : null}
      {place.hasFoot ? (
        <>
          <text x={middle} y={bottom + 25} textAnchor="middle" className="kroner-step">
            {step.step}
          </text>
          <text x={middle} y={bottom + 46} textAnchor="middle" className="axis-text">
            {place.persons}
          </text>
        </>
      ) : null}
      <text x={middle} y={bottom + 64} textAnchor="middle" className="axis-text is-dark">
        {nameThatFits(step.name ?? '', width)}
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
              {isKnown(step.unit_cost) ? (
                <span className="tone-muted">
                  {t('stair.thousands', { amount: cellText(step.unit_cost, language, { unit: 'thousands' }) })}
                </span>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
