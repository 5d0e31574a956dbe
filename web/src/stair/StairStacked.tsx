import { useTranslation } from 'react-i18next';
import type { Cell, Language, Stair, StairStep } from '../generated/document';
import { CellLink } from '../blocks/CellView';
import { cellText, isKnown } from '../format/cell';
import { unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
import { stepColour } from './colours';
import { costUnit } from './measures';
import { changeText, headline, stepName } from './names';
import type { StepChoice } from './step_choice';

interface StairStackedProps {
  stair: Stair;
  choice: StepChoice;
}

/** Narrow screens: the steps one under the other, highest first, each tread longer than the one below. */
export function StairStacked({ stair, choice }: StairStackedProps) {
  return (
    <ol className="stair-stacked" reversed start={stair.steps.length}>
      {[...stair.steps].reverse().map((step) => (
        <StackedStep key={step.step} step={step} stair={stair} choice={choice} />
      ))}
    </ol>
  );
}

interface StackedStepProps extends StairStackedProps {
  step: StairStep;
}

function StackedStep({ step, stair, choice }: StackedStepProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const index = stair.steps.indexOf(step);
  const count = stair.steps.length;
  const colour = stepColour(index, count);
  const above = stair.steps[index + 1];
  const unit = costUnit(stair);
  const facts = [
    isKnown(step.unit_cost) ? t('stair.per_year', { amount: cellText(step.unit_cost, language, { unit: 'thousands' }) }) : '',
    isKnown(step.median_duration) ? cellText(step.median_duration, language) : '',
    isKnown(step.cost) ? `${cellText(step.cost, language, { unit })} ${unitText(unit, language)}` : '',
  ].filter(Boolean);
  const isSelected = choice.selected === step.step;
  return (
    <li className={isSelected ? 'is-selected' : ''}>
      <span
        className="stacked-tread"
        style={{ width: `${35 + (65 * (index + 1)) / count}%`, background: colour.fill, boxShadow: `inset 0 0 0 1px ${colour.outline}` }}
        aria-hidden="true"
      />
      <div className="stacked-line">
        <button
          type="button"
          className="stacked-name"
          aria-pressed={isSelected}
          aria-label={stepName(step, stair, language, t)}
          onClick={() => {
            choice.toggle(step.step);
          }}
        >
          {step.step} · {step.name}
        </button>
        <CellLink cell={isKnown(step.citizens_at_end) ? step.citizens_at_end : step.cost_by_account} className="stacked-count">
          {headline(step, stair, language)}
        </CellLink>
      </div>
      <div className="stacked-line">
        <span className="stacked-facts">{facts.join(' · ')}</span>
        <span className="stacked-change">{changeText(step, language)}</span>
      </div>
      {isKnown(step.citizens_at_end) ? (
        <div className="stacked-moves">
          <CellLink isWay cell={above?.moves_up_from ?? { type: 'missing' }} className="tone-up">
            ↗ {t('stair.up', { count: movesText(above?.moves_up_from, language) })}
          </CellLink>
          <CellLink isWay cell={step.moves_down_from} className="tone-down">
            ↙ {t('stair.down', { count: movesText(step.moves_down_from, language) })}
          </CellLink>
        </div>
      ) : null}
    </li>
  );
}

/** Above the highest step there is nowhere to go: nobody. */
function movesText(cell: Cell | undefined, language: Language): string {
  return isKnown(cell) ? cellText(cell, language) : '0';
}
