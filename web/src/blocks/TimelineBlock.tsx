import { useTranslation } from 'react-i18next';
import type { Table, Timeline } from '../generated/document';
import { dateText } from '../format/date';
import { useWidth } from '../frame/use_width';
import { useLanguage } from '../i18n/language';
import { ChartFrame } from './ChartFrame';
import { TimelineChart } from './TimelineChart';
import { TimelineList } from './TimelineList';
import { timelineEvents } from './timeline_layout';

const listBelow = 700;

/** What has happened, on one axis of time; on narrow screens a list, newest first. */
export function TimelineBlock({ block }: { block: Timeline }) {
  const { t } = useTranslation();
  const [element, width] = useWidth<HTMLDivElement>(1312);
  return (
    <ChartFrame title={t('timeline.heading')} table={useEventTable(block)}>
      <div ref={element}>{width < listBelow ? <TimelineList block={block} /> : <TimelineChart block={block} width={width} />}</div>
    </ChartFrame>
  );
}

function useEventTable(block: Timeline): Table {
  const { t } = useTranslation();
  const language = useLanguage();
  const events = timelineEvents(block);
  return {
    kind: 'table',
    title: t('timeline.title'),
    columns: [
      { key: 'from', label: t('timeline.from'), kind: 'date', unit: 'kroner' },
      { key: 'to', label: t('timeline.to'), kind: 'text', unit: 'kroner' },
      { key: 'lane', label: t('timeline.lane'), kind: 'text', unit: 'kroner' },
      { key: 'what', label: t('timeline.what'), kind: 'text', unit: 'kroner' },
    ],
    rows: events.map(({ lane, item }) => ({
      depth: 0,
      cells: [
        { type: 'date', value: item.from },
        item.to ? { type: 'text', value: dateText(item.to, language) } : { type: 'missing' },
        { type: 'text', value: lane },
        {
          type: 'text',
          value: item.label || (item.step > 0 ? t('timeline.step', { step: item.step }) : ''),
          figure: item.figure ?? '',
          link: item.link ?? '',
          note: item.is_expected ? t('timeline.expected') : '',
        },
      ],
    })),
    rows_in_all: events.length,
  };
}
