import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useWidth } from '../frame/use_width';

register([
  LineChart,
  BarChart,
  CustomChart,
  GridComponent,
  TooltipComponent,
  MarkLineComponent,
  MarkAreaComponent,
  AriaComponent,
  LabelLayout,
  SVGRenderer,
]);

interface EChartProps {
  option: EChartsCoreOption;
  height: number;
  label: string;
  /** The place in the data of a mark that was chosen. */
  onChoose?: (dataIndex: number) => void;
}

export const chartFont = '"IBM Plex Sans", sans-serif';

export function reducedMotion(): boolean {
  return typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** ECharts drawn as SVG, so that print is crisp; redrawn when its place changes size. */
export function EChart({ option, height, label, onChoose }: EChartProps) {
  const [element, width] = useWidth<HTMLDivElement>(640);
  const chart = useRef<ECharts>(undefined);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  }, [onChoose]);
  useEffect(() => {
    if (!element.current) return;
    const made = init(element.current, null, { renderer: 'svg' });
    made.on('click', (event) => {
      choose.current?.(event.dataIndex);
    });
    chart.current = made;
    return () => {
      made.dispose();
    };
  }, [element]);
  useEffect(() => {
    chart.current?.resize({ width, height });
    chart.current?.setOption(
      { animation: !reducedMotion(), animationDuration: 200, animationDurationUpdate: 200, ...option },
      { notMerge: true },
    );
  }, [option, width, height]);
  return <div ref={element} className="echart" style={{ height }} role="img" aria-label={label} />;
}
