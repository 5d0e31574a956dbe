import type { EChartsCoreOption } from 'echarts/core';
import type { Language, Lines, Series, SeriesPoint } from '../generated/document';
import { cellNumber } from '../format/cell';
import { monthIndex, monthText, shortMonthName } from '../format/date';
import { numberText, unitOfWords } from '../format/number';
import { chartFont } from './EChart';

const perUnit = { ore: 100, kroner: 100, thousands: 100_000, millions: 100_000_000 };
const text = { fontFamily: chartFont, fontSize: 13, color: '#616161' };

/** The value a point is drawn at: money in the unit the chart names, everything else as it is. */
export function drawnValue(point: SeriesPoint, unit: string | undefined): number | null {
  const value = cellNumber(point.value);
  if (value === undefined) return null;
  if (point.value.type === 'money') return value / perUnit[unitOfWords(unit)];
  return point.value.type === 'percent' ? value * 100 : value;
}

export function monthsOf(block: Lines): string[] {
  const all = new Set(block.series.flatMap((series) => series.points.map((point) => point.month)));
  return [...all].sort();
}

function colourOf(series: Series, index: number): string {
  if (series.tone === 'up') return '#D94801';
  if (series.tone === 'down') return '#2171B5';
  if (series.tone === 'muted') return '#707070';
  return ['#084081', '#2B8CBE', '#3A9C93', '#707070'][index % 4] ?? '#084081';
}

type Edge = 'low80' | 'low50' | 'high50' | 'high80';

/** A band is two stacked lines: an unseen one to its foot, and the filled difference above it. */
function bandSeries(series: Series, months: string[], low: Edge, high: Edge, colour: string, scale: number) {
  const at = new Map(series.points.map((point) => [point.month, point]));
  const name = `${series.name ?? ''} ${low}`;
  const edge = (month: string, key: Edge) => {
    const value = at.get(month)?.[key];
    return value === undefined ? null : value / scale;
  };
  const lows = months.map((month) => edge(month, low));
  const spans = months.map((month, index) => {
    const [top, bottom] = [edge(month, high), lows[index]];
    return top === null || bottom === null || bottom === undefined ? null : top - bottom;
  });
  const hidden = {
    type: 'line',
    stack: name,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  return [
    { ...hidden, data: lows },
    { ...hidden, data: spans, areaStyle: { color: colour, opacity: 1 } },
  ];
}

function lineSeries(series: Series, index: number, months: string[], block: Lines, language: Language) {
  const at = new Map(series.points.map((point) => [point.month, point]));
  const colour = colourOf(series, index);
  const known = block.known_until;
  const values = months.map((month) => {
    const point = at.get(month);
    return point ? drawnValue(point, block.unit) : null;
  });
  const base = {
    type: 'line',
    name: series.name,
    symbol: 'circle',
    symbolSize: 6,
    connectNulls: false,
    // The last values of two lines may lie on top of each other.
    labelLayout: { moveOverlap: 'shiftY' },
    itemStyle: { color: colour },
  };
  const line = (isDashed: boolean) => ({ color: colour, width: 2.5, type: isDashed ? 'dotted' : 'solid' });
  if (!known || series.is_dashed)
    return [
      {
        ...base,
        lineStyle: line(series.is_dashed ?? false),
        showSymbol: !series.is_dashed,
        data: withEndLabel(values, series, block, language),
      },
    ];
  const isKnown = (month: string) => month <= known;
  const isFuture = (month: string) => month >= known;
  const hasFuture = months.some((month, place) => month > known && values[place] !== null);
  const knownValues = values.map((value, place) => (isKnown(months[place] ?? '') ? value : null));
  const past = { ...base, lineStyle: line(false), data: hasFuture ? knownValues : withEndLabel(knownValues, series, block, language) };
  const futureValues = values.map((value, place) => (isFuture(months[place] ?? '') ? value : null));
  const future = { ...base, symbol: 'none', lineStyle: line(true), data: withEndLabel(futureValues, series, block, language) };
  return hasFuture ? [past, future] : [past];
}

type Datum = number | null | { value: number; symbol: string; symbolSize: number; label: object };

/** The last known value is written right of its mark, so that no legend is needed. */
function withEndLabel(values: (number | null)[], series: Series, block: Lines, language: Language): Datum[] {
  const last = values.findLastIndex((value) => value !== null);
  return values.map((value, place) => {
    if (place !== last || value === null) return value;
    const label = {
      show: true,
      position: 'right',
      ...text,
      color: '#1A1A1A',
      fontSize: 14,
      fontWeight: 600,
      formatter: endText(series, value, block, language),
    };
    return { value, symbol: 'circle', symbolSize: 9, label };
  });
}

function endText(series: Series, value: number, block: Lines, language: Language): string {
  const decimals = Math.abs(value) < 1000 && !Number.isInteger(value) ? 1 : 0;
  const number = numberText(value, language, { decimals });
  return block.series.length > 1 ? `${series.name ?? ''} ${number}` : number;
}

/** Everything ECharts needs for a Lines block; with bands it is a fan. */
export function linesOption(block: Lines, language: Language, isNarrow: boolean): EChartsCoreOption {
  const months = monthsOf(block);
  const firstIsMoney = block.series[0]?.points[0]?.value.type === 'money';
  // Bands come in kroner where the values are money in øre.
  const scale = firstIsMoney ? perUnit[unitOfWords(block.unit)] / 100 : 1;
  const bands = block.series.flatMap((series) => [
    ...(series.points.some((point) => point.high80 !== undefined) ? bandSeries(series, months, 'low80', 'high80', '#C6DBEF', scale) : []),
    ...(series.points.some((point) => point.high50 !== undefined) ? bandSeries(series, months, 'low50', 'high50', '#9ECAE1', scale) : []),
  ]);
  const oneYear = months.length > 0 && monthIndex(months.at(-1) ?? '') - monthIndex(months[0] ?? '') < 12;
  const marks = block.known_until ? knownMark(block.known_until, months, language) : {};
  const lines = block.series.flatMap((series, index) => lineSeries(series, index, months, block, language));
  return {
    aria: { enabled: true },
    grid: { left: 8, right: isNarrow ? 70 : 120, top: 28, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: months,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#8E8E8E' }, onZero: false },
      axisLabel: {
        ...text,
        hideOverlap: true,
        formatter: (month: string) => (oneYear ? shortMonthName(month, language) : monthText(month, language)),
      },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitLine: { lineStyle: { color: '#E6E6E6' } },
      axisLabel: { ...text, formatter: (value: number) => numberText(value, language, { decimals: Number.isInteger(value) ? 0 : 1 }) },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      renderMode: 'html',
      textStyle: { fontFamily: chartFont, fontSize: 13 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? numberText(value, language, { decimals: 1 }) : '–'),
    },
    series: [...bands, ...lines.map((line, index) => (index === 0 ? { ...line, ...marks } : line))],
  };
}

function knownMark(known: string, months: string[], language: Language) {
  const word = language === 'da' ? 'Kendt til' : 'Known until';
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: '#8E8E8E', type: 'dotted', width: 1.5 },
      label: { ...text, formatter: `${word} ${monthText(known, language)}`, position: 'end' },
      data: [{ xAxis: known }],
    },
    markArea: {
      silent: true,
      animation: false,
      itemStyle: { color: '#F5F5F5' },
      data: [[{ xAxis: known }, { xAxis: months.at(-1) ?? known }]],
    },
  };
}
