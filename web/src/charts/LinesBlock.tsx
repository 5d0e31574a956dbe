import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lines, Table } from '../generated/document';
import { unitOfWords } from '../format/number';
import { ChartFrame } from '../blocks/ChartFrame';
import { useExplain } from '../explain/ExplainProvider';
import { useLanguage } from '../i18n/language';
import { EChart } from './EChart';
import { linesOption, monthsOf } from './lines_option';

export default function LinesBlock({ block }: { block: Lines }) {
  const language = useLanguage();
  const explain = useExplain();
  const table = useLinesTable(block);
  const option = useMemo(() => linesOption(block, language, window.innerWidth < 760), [block, language]);
  const months = monthsOf(block);
  const choose = (index: number) => {
    const point = block.series[0]?.points.find((candidate) => candidate.month === months[index]);
    if (point?.value.figure) explain.open(point.value.figure);
  };
  return (
    <ChartFrame title={block.title} aside={block.unit} table={table}>
      <EChart option={option} height={300} label={`${block.title ?? ''} ${block.unit ?? ''}`} onChoose={choose} />
    </ChartFrame>
  );
}

function useLinesTable(block: Lines): Table {
  const { t } = useTranslation();
  const unit = unitOfWords(block.unit);
  const kind = block.series[0]?.points[0]?.value.type === 'money' ? 'money' : 'decimal';
  return {
    kind: 'table',
    title: block.title ?? '',
    columns: [
      { key: 'month', label: t('chart.month'), kind: 'text', unit },
      ...block.series.map((series) => ({ key: series.name ?? '', label: series.name ?? '', kind: kind as 'money' | 'decimal', unit })),
    ],
    rows: monthsOf(block).map((month) => ({
      depth: 0,
      cells: [
        { type: 'month', value: month },
        ...block.series.map((series) => series.points.find((point) => point.month === month)?.value ?? { type: 'missing' as const }),
      ],
    })),
    rows_in_all: monthsOf(block).length,
  };
}
