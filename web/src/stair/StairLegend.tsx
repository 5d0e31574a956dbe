import { useTranslation } from 'react-i18next';
import type { Stair } from '../generated/document';
import { monthText } from '../format/date';
import { numberText } from '../format/number';
import { useLanguage } from '../i18n/language';
import { scaleOf } from './geometry';
import { hasCitizens } from './ladder_page';

/** What a dot and an arrow mean; on the line of the switch. */
export function StairLegend({ stair }: { stair: Stair }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { unit } = scaleOf(stair, 110);
  if (!hasCitizens(stair)) return <span className="tone-muted legend-words">{t('stair.by_account_reading')}</span>;
  return (
    <ul className="stair-legend">
      <li>
        <Mark kind="same" /> {t('stair.dot', { count: unit, shown: numberText(unit, language) })}
      </li>
      {stair.compare_month ? (
        <>
          <li>
            <Mark kind="more" /> {t('stair.dot_more', { month: monthText(stair.compare_month, language) })}
          </li>
          <li>
            <Mark kind="fewer" /> {t('stair.dot_fewer')}
          </li>
        </>
      ) : null}
      <li>
        <LegendArrow isUp /> {t('stair.arrow_up')}
      </li>
      <li>
        <LegendArrow isUp={false} /> {t('stair.arrow_down')}
      </li>
    </ul>
  );
}

function Mark({ kind }: { kind: 'same' | 'more' | 'fewer' }) {
  return (
    <svg width={11} height={11} viewBox="0 0 11 11" aria-hidden="true">
      {kind === 'fewer' ? (
        <circle cx={5.5} cy={5.5} r={4} fill="#fff" stroke="#8E8E8E" strokeDasharray="1.6 1.6" />
      ) : (
        <circle cx={5.5} cy={5.5} r={4.5} fill="#7BCCC4" stroke="#3A9C93" />
      )}
      {kind === 'more' ? <circle cx={5.5} cy={5.5} r={2} fill="#1A1A1A" /> : null}
    </svg>
  );
}

function LegendArrow({ isUp }: { isUp: boolean }) {
  const colour = isUp ? 'var(--sh-up)' : 'var(--sh-down)';
  return (
    <svg width={32} height={14} viewBox="0 0 32 14" aria-hidden="true">
      <g transform={isUp ? undefined : 'rotate(180 16 7)'}>
        <line x1={2} y1={11} x2={23} y2={4.5} stroke={colour} strokeWidth={2.5} />
        <path d="M31 2L21 1.5L23.5 8.5Z" fill={colour} />
      </g>
    </svg>
  );
}
