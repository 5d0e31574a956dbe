import { useTranslation } from 'react-i18next';
import type { Timeline } from '../generated/document';
import { dateText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { stepColour } from '../stair/colours';
import { CellLink } from './CellView';
import { timelineDays } from './timeline_layout';

/** Narrow screens: one day after the other, newest first. */
export function TimelineList({ block }: { block: Timeline }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className="timeline-list">
      {timelineDays(block).map((day) => (
        <li key={day.date}>
          <span
            className="timeline-dot"
            style={{ background: day.isExpected || day.step === 0 ? '#fff' : stepColour(day.step - 1, 8).fill }}
            aria-hidden="true"
          />
          <strong>
            {day.isExpected ? t('timeline.expected_from', { date: dateText(day.date, language) }) : dateText(day.date, language)}
            {day.step > 0 ? ` · ${t('timeline.step', { step: day.step })}` : ''}
          </strong>
          <span className="tone-muted">
            {day.events.map(({ item }, index) => (
              <span key={index}>
                {index > 0 ? ' · ' : ''}
                <CellLink cell={{ type: 'text', value: '', figure: item.figure ?? '', link: item.link ?? '' }}>{item.label}</CellLink>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
