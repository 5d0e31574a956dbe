import { useTranslation } from 'react-i18next';
import type { Timeline } from '../generated/document';
import { dateText } from '../format/date';
import { useLanguage } from '../i18n/language';
import { stepColour } from '../stair/colours';
import { CellLink } from './CellView';
import { timelineEvents } from './timeline_layout';

export function TimelineList({ block }: { block: Timeline }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className="timeline-list">
      {timelineEvents(block)
        .reverse()
        .map(({ lane, item }, index) => (
          <li key={index}>
            <span
              className="timeline-dot"
              style={{ background: item.is_expected || item.step === 0 ? '#fff' : stepColour(item.step - 1, 8).fill }}
              aria-hidden="true"
            />
            <strong>
              {item.is_expected ? t('timeline.expected_from', { date: dateText(item.from, language) }) : dateText(item.from, language)}
              {item.step > 0 ? ` · ${t('timeline.step', { step: item.step })}` : ''}
            </strong>
            <span className="tone-muted">
              <CellLink cell={{ type: 'text', value: '', figure: item.figure ?? '', link: item.link ?? '' }}>{item.label || lane}</CellLink>
            </span>
          </li>
        ))}
    </ol>
  );
}
