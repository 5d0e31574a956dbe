import { useTranslation } from 'react-i18next';
import type { Cell, Stair, StairStep } from '../generated/document';
import { CellView } from '../blocks/CellView';
import { isKnown } from '../format/cell';

const keys = ['median_duration', 'elapsed_median', 'completed_median'] as const;

/** The durations of every step as a small table over the curves. */
export function StairDurations({ stair }: { stair: Stair }) {
  const { t } = useTranslation();
  const shown = keys.filter((key) => stair.steps.some((step) => isKnown(step[key])));
  if (shown.length === 0) return null;
  const row = (step: StairStep, cells: Cell[]) => (
    <tr key={step.step}>
      <th scope="row">
        {step.step} · {step.name}
      </th>
      {cells.map((cell, index) => (
        <td key={index} className="is-number">
          <CellView cell={cell} />
        </td>
      ))}
    </tr>
  );
  return (
    <div className="table-scroll durations" tabIndex={0} role="region" aria-label={t('stair.durations')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('stair.step')}</th>
            {shown.map((key) => (
              <th key={key} scope="col" className="is-number">
                {t(`stair.measure.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stair.steps.map((step) =>
            row(
              step,
              shown.map((key) => step[key]),
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
