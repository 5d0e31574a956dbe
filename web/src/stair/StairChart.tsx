import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stair, StairStep } from '../generated/document';
import { cellText } from '../format/cell';
import { useTween } from '../frame/use_tween';
import { useLanguage } from '../i18n/language';
import { stepColour } from './colours';
import { Dots } from './Dots';
import {
  citizens,
  citizensThen,
  columnStart,
  columnsOf,
  dotsOf,
  frameOf,
  hasNoRoomBeside,
  scaleOf,
  treadHeight,
  type Columns,
  type StairFrame,
  type StairScale,
} from './geometry';
import { Gates } from './Gates';
import { Moves } from './Moves';
import { changeText, headline, stepName } from './names';
import type { StepChoice } from './step_choice';

export const labelColumn = 172;
export const totalColumn = 100;
const mostDots = 110;

interface StairChartProps {
  stair: Stair;
  width: number;
  choice: StepChoice;
}

/** The staircase over the table: equal treads, one dot per so many citizens, arrows for who moved. */
export function StairChart({ stair, width, choice }: StairChartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kept = useRef<{ steps: number; scale: StairScale }>(undefined);
  const before = kept.current?.steps === stair.steps.length ? kept.current.scale : undefined;
  const scale = scaleOf(stair, mostDots, before);
  kept.current = { steps: stair.steps.length, scale };
  const columns = columnsOf(width, stair.steps.length, labelColumn, totalColumn);
  const isTight = stair.steps.some((step) => hasNoRoomBeside(headline(step, stair, language), changeText(step, language), columns.width));
  const frame = frameOf(stair, scale, columns.width, { headRoom: isTight ? 62 : 40 });
  return (
    <svg
      className="stair-chart"
      width={width}
      height={frame.height}
      viewBox={`0 0 ${width} ${frame.height}`}
      role="group"
      aria-label={stair.title || t('stair.aria')}
    >
      {stair.steps.map((step, index) => (
        <StepColumn key={step.step} step={step} index={index} stair={stair} columns={columns} frame={frame} scale={scale} choice={choice} />
      ))}
      <line x1={0} x2={width} y1={frame.base + 0.5} y2={frame.base + 0.5} className="stair-base" />
      <Gates stair={stair} base={frame.base} width={columns.left} />
      <Moves stair={stair} columns={columns} frame={frame} />
    </svg>
  );
}

interface StepColumnProps {
  step: StairStep;
  index: number;
  stair: Stair;
  columns: Columns;
  frame: StairFrame;
  scale: StairScale;
  choice: StepChoice;
}

function StepColumn({ step, index, stair, columns, frame, scale, choice }: StepColumnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const colour = stepColour(index, stair.steps.length);
  const tread = frame.treads[index] ?? 0;
  const dots = dotsOf(citizens(step), citizensThen(step), scale, columns.width);
  const top = Math.min(0, ...dots.map((dot) => dot.y));
  const isSelected = choice.selected === step.step;
  return (
    <g transform={`translate(${columnStart(columns, index)} 0)`}>
      <g
        className={`step ${isSelected ? 'is-selected' : ''}`}
        role="button"
        aria-pressed={isSelected}
        aria-label={stepName(step, stair, language, t)}
        tabIndex={choice.focused === step.step ? 0 : -1}
        data-step={step.step}
        data-figure={step.citizens_at_end.figure ?? step.cost_by_account.figure}
        onClick={() => {
          choice.toggle(step.step);
        }}
        onKeyDown={choice.onKeyDown}
      >
        <rect className="step-hit" x={0} y={tread + top - 36} width={columns.width} height={frame.base - tread - top + 36} />
        <rect className="step-body" x={0} y={tread} width={columns.width} height={frame.base - tread} />
        {index > 0 ? <line className="step-riser" x1={0.5} x2={0.5} y1={tread} y2={frame.treads[index - 1]} /> : null}
        <rect x={0.5} y={tread + 0.5} width={columns.width - 1} height={treadHeight - 1} fill={colour.fill} stroke={colour.outline} />
        <Dots dots={dots} x={0} y={tread} colour={colour} />
      </g>
      <StepWords step={step} stair={stair} width={columns.width} top={tread + top} base={frame.base} />
    </g>
  );
}

interface StepWordsProps {
  step: StairStep;
  stair: Stair;
  width: number;
  /** The top of the pile of dots. */
  top: number;
  base: number;
}

/** The count over the pile and the step's number in the body; a change that has no room beside goes above. */
function StepWords({ step, stair, width, top, base }: StepWordsProps) {
  const language = useLanguage();
  const shown = useTween(citizens(step));
  const isCount = step.citizens_at_end.type === 'count';
  const count = isCount ? cellText({ type: 'count', value: shown }, language) : headline(step, stair, language);
  const change = changeText(step, language);
  const isTight = hasNoRoomBeside(count, change, width);
  const centre = width / 2;
  return (
    <g aria-hidden="true" className="step-words">
      <text x={centre} y={top - 12} textAnchor="middle" className="step-count">
        {count}
        {isTight ? null : (
          <tspan className="step-change" dx={6}>
            {change}
          </tspan>
        )}
      </text>
      {isTight ? (
        <text x={centre} y={top - 35} textAnchor="middle" className="step-change">
          {change}
        </text>
      ) : null}
      <text x={centre} y={base - 14} textAnchor="middle" className="step-number">
        {step.step}
      </text>
    </g>
  );
}
