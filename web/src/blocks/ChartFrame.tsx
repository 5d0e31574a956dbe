import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../generated/document';
import { toggleTableEvent } from '../frame/GlobalKeys';
import { Segmented } from '../frame/Segmented';
import { TitleLine } from './HeadingBlock';
import { PlainTable } from './PlainTable';

/** Lets T change between a chart and its table. */
export function useTableKey(element: RefObject<HTMLElement | null>, toggle: () => void) {
  const latest = useRef(toggle);
  useEffect(() => {
    latest.current = toggle;
  });
  useEffect(() => {
    const target = element.current;
    const onToggle = () => {
      latest.current();
    };
    target?.addEventListener(toggleTableEvent, onToggle);
    return () => target?.removeEventListener(toggleTableEvent, onToggle);
  }, [element]);
}

interface ChartFrameProps {
  title?: string | undefined;
  aside?: string | undefined;
  /** The same figures as a table, with the same ways down. */
  table: Table;
  tools?: ReactNode;
  children: ReactNode;
}

/** Every chart has its table: a switch, or T. */
export function ChartFrame({ title, aside, table, tools, children }: ChartFrameProps) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  useTableKey(element, () => {
    setTable((now) => !now);
  });
  return (
    <div ref={element} className="chart-frame" data-chart>
      <TitleLine title={title} aside={aside}>
        {tools}
        <Segmented
          isSmall
          label={title ?? t('chart.shown_as')}
          segments={[
            { name: 'chart', label: t('chart.chart') },
            { name: 'table', label: t('chart.table') },
          ]}
          value={isTable ? 'table' : 'chart'}
          onChange={(name) => {
            setTable(name === 'table');
          }}
        />
      </TitleLine>
      {isTable ? <PlainTable table={table} /> : children}
    </div>
  );
}
