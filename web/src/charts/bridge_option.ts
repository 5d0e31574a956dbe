import type { EChartsCoreOption } from 'echarts/core';
import type { Bridge, Language, MoneyUnit } from '../generated/document';
import { cellNumber, cellText } from '../format/cell';
import { chartFont } from './EChart';

interface Bar {
  low: number;
  high: number;
  colour: string;
  label: string;
}

/** Where each part begins and ends: parts stand on one another, totals on the ground. */
export function barsOf(block: Bridge, language: Language, unit: MoneyUnit): Bar[] {
  let level = 0;
  return block.parts.map((part) => {
    const amount = cellNumber(part.amount) ?? 0;
    const from = part.is_total ? 0 : level;
    const to = part.is_total ? amount : level + amount;
    level = to;
    const colour = part.is_total ? '#454545' : amount >= 0 ? '#D94801' : '#2171B5';
    return {
      low: Math.min(from, to),
      high: Math.max(from, to),
      colour,
      label: cellText(part.amount, language, { unit, isSigned: !part.is_total }),
    };
  });
}

/** A waterfall that does not start at nothing is drawn from just below its lowest part, or the parts would vanish. */
function floorOf(bars: Bar[]): number {
  const parts = bars.filter((bar) => bar.colour !== '#454545');
  const lowest = Math.min(...parts.map((bar) => bar.low));
  const spread = Math.max(...bars.map((bar) => bar.high)) - lowest;
  return lowest > 3 * spread ? lowest - spread * 0.6 : Math.min(0, lowest);
}

export function bridgeOption(block: Bridge, language: Language, unit: MoneyUnit, isHorizontal: boolean): EChartsCoreOption {
  const bars = barsOf(block, language, unit);
  const floor = floorOf(bars);
  const category = {
    type: 'category',
    data: block.parts.map((part) => part.label ?? ''),
    inverse: isHorizontal,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#8E8E8E' } },
    axisLabel: { fontFamily: chartFont, fontSize: 13, color: '#1A1A1A', interval: 0, width: isHorizontal ? 120 : 90, overflow: 'break' },
  };
  const value = { type: 'value', show: false, min: floor };
  return {
    aria: { enabled: true },
    grid: { left: 4, right: isHorizontal ? 60 : 4, top: 24, bottom: 4, containLabel: true },
    xAxis: isHorizontal ? value : category,
    yAxis: isHorizontal ? category : value,
    series: [
      {
        type: 'bar',
        stack: 'bridge',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map((bar) => Math.max(bar.low, floor)),
      },
      {
        type: 'bar',
        stack: 'bridge',
        barWidth: '64%',
        data: bars.map((bar) => ({ value: bar.high - Math.max(bar.low, floor), itemStyle: { color: bar.colour } })),
        label: {
          show: true,
          position: isHorizontal ? 'right' : 'top',
          fontFamily: chartFont,
          fontSize: 14,
          fontWeight: 600,
          color: '#1A1A1A',
          formatter: (item: { dataIndex: number }) => bars[item.dataIndex]?.label ?? '',
        },
      },
    ],
  };
}
