import { useTranslation } from 'react-i18next';
import type { Stair, StairStep } from '../generated/document';
import { softHyphens } from '../format/hyphen';
import { CellView } from '../blocks/CellView';
import { cellNumber } from '../format/cell';
import { monthText } from '../format/date';
import { unitText } from '../format/number';
import { useLanguage } from '../i18n/language';
import { lastDayText, measuresOf, type Measure } from './measures';
import { labelColumn, totalColumn } from './StairChart';
import type { StepChoice } from './step_choice';

interface StairTableProps {
  stair: Stair;
  choice: StepChoice;
  /** Every measure there is, for the view that is nothing but the table. */
  isFull: boolean;
}

/** The table whose columns are the stair's own: one row per measure, one column per step. */
export function StairTable({ stair, choice, isFull }: StairTableProps) {
  const { t } = useTranslation();
  const measures = measuresOf(stair, isFull);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={stair.title || t('stair.aria')}>
      <table className={`stair-table ${isFull ? 'is-full' : ''}`}>
        <colgroup>
          <col style={{ width: labelColumn }} />
          {stair.steps.map((step) => (
            <col key={step.step} />
          ))}
          <col style={{ width: totalColumn }} />
        </colgroup>
        <thead>
          <tr>
            <td className="stair-corner" />
            {stair.steps.map((step) => (
              <th key={step.step} scope="col" className={choice.selected === step.step ? 'is-selected' : ''}>
                {isFull ? <span className="step-number-small">{step.step}</span> : <span className="visually-hidden">{step.step} </span>}
                <span lang="da" className="step-name">
                  {softHyphens(step.name ?? '')}
                </span>
                <span className="step-paragraphs">{step.paragraphs?.replaceAll('§ ', '§\u00A0')}</span>
              </th>
            ))}
            <th scope="col" className="is-total">
              {t('stair.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure, index) => (
            <MeasureRow key={measure.key} measure={measure} stair={stair} choice={choice} isLit={index === choice.measure} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MeasureRowProps {
  measure: Measure;
  stair: Stair;
  choice: StepChoice;
  isLit: boolean;
}

function MeasureRow({ measure, stair, choice, isLit }: MeasureRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = t(`stair.measure.${measure.key}`, {
    date: lastDayText(stair.month, language),
    compare: stair.compare_month ? monthText(stair.compare_month, language) : '',
    unit: unitText(measure.unit, language),
  });
  return (
    <tr className={isLit ? 'is-lit' : ''}>
      <th scope="row">{label}</th>
      {stair.steps.map((step) => (
        <td key={step.step} className={choice.selected === step.step ? 'is-selected' : ''}>
          <MeasureCell step={step} measure={measure} />
        </td>
      ))}
      <td className="is-total">
        <CellView cell={stair.total[measure.key]} style={measure} />
      </td>
    </tr>
  );
}

function MeasureCell({ step, measure }: { step: StairStep; measure: Measure }) {
  const cell = step[measure.key];
  const share = measure.bar ? cellNumber(cell) : undefined;
  return (
    <>
      <CellView cell={cell} style={measure} />
      {share !== undefined ? (
        <span className={`share-bar is-${measure.bar ?? ''}`} aria-hidden="true">
          <span style={{ width: `${Math.min(100, share * 100)}%` }} />
        </span>
      ) : null}
    </>
  );
}
