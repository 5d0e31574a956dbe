import type { Timeline, TimelineItem } from '../generated/document';
import { cellNumber, cellText } from '../format/cell';
import { dateText, dayNumber } from '../format/date';
import { numberText } from '../format/number';
import { niceTicks } from '../charts/ticks';
import { useLanguage } from '../i18n/language';
import { stepColour } from '../stair/colours';
import { CellLink } from './CellView';
import { placeLanes, type PlacedLane } from './timeline_layout';

const labelWidth = 190;
const headHeight = 30;
const footHeight = 30;
const ladderSteps = 8;

interface ChartProps {
  block: Timeline;
  width: number;
}

type X = (day: number) => number;

const yearLabel = 40;

/** Every year, or as many as have room for their names; the first may begin late in the year and have none. */
function yearsToName(years: number[], at: (year: number) => number): Set<number> {
  const named: number[] = [];
  for (const year of [...years].reverse()) {
    const after = named.at(-1);
    if (after === undefined || at(after) - at(year) >= yearLabel) named.push(year);
  }
  return new Set(named);
}

export function TimelineChart({ block, width }: ChartProps) {
  const language = useLanguage();
  const [from, to, today] = [dayNumber(block.from), dayNumber(block.to), dayNumber(block.as_of)];
  const x: X = (day) => labelWidth + ((Math.min(Math.max(day, from), to) - from) / Math.max(1, to - from)) * (width - labelWidth - 16);
  const { lanes, height } = placeLanes(block, headHeight);
  const years = Array.from(
    { length: Number(block.to.slice(0, 4)) - Number(block.from.slice(0, 4)) + 1 },
    (_, i) => Number(block.from.slice(0, 4)) + i,
  );
  const newYear = (year: number) => x(dayNumber(`${year}-01-01`));
  const named = yearsToName(years, newYear);
  return (
    <svg className="timeline" width={width} height={height + footHeight} viewBox={`0 0 ${width} ${height + footHeight}`} role="group">
      <rect x={x(today)} y={headHeight - 8} width={Math.max(0, x(to) - x(today))} height={height - headHeight + 8} fill="#F5F5F5" />
      {years.map((year) => {
        const at = newYear(year);
        return (
          <g key={year}>
            {dayNumber(`${year}-01-01`) >= from ? <line x1={at} x2={at} y1={headHeight - 8} y2={height} className="chart-grid" /> : null}
            {named.has(year) ? (
              <text x={at + 3} y={height + 18} className="axis-text">
                {year}
              </text>
            ) : null}
          </g>
        );
      })}
      {lanes.map((placed) => (
        <Lane key={placed.lane.label} placed={placed} x={x} width={width} today={today} end={to} />
      ))}
      <line x1={x(today)} x2={x(today)} y1={headHeight - 14} y2={height} stroke="#084081" strokeWidth={1.5} />
      <text x={x(today)} y={12} textAnchor="middle" className="axis-text is-dark is-strong">
        {dateText(block.as_of, language)}
      </text>
    </svg>
  );
}

interface LaneProps {
  placed: PlacedLane;
  x: X;
  width: number;
  today: number;
  end: number;
}

function Lane({ placed, x, width, today, end }: LaneProps) {
  const { lane, top } = placed;
  return (
    <g>
      <LaneLabel label={lane.label ?? ''} y={top + 17} />
      {lane.kind === 'cost' ? <CostArea placed={placed} x={x} width={width} today={today} /> : null}
      {lane.items.map((item, index) => {
        const y = top + (placed.rows[index] ?? 0) * 27;
        if (lane.kind === 'marks' || lane.kind === 'cost')
          return <Mark key={index} item={item} x={x(dayNumber(item.from))} y={y} room={roomAfter(lane.items, index, x, end)} />;
        return <Bar key={index} item={item} x={x} y={y} end={end} isStep={lane.kind === 'steps'} />;
      })}
    </g>
  );
}

const labelLetters = 23;

/** A long name goes on in a second line, at a blank. */
function inTwo(label: string): [string, string] {
  const blank = label.length > labelLetters ? label.lastIndexOf(' ', labelLetters) : -1;
  return blank < 0 ? [label, ''] : [label.slice(0, blank), label.slice(blank + 1)];
}

/** "Udgift pr. måned, 1.000 kr.": the unit goes under the name, so that it stays clear of the axis. */
function LaneLabel({ label, y }: { label: string; y: number }) {
  const comma = label.indexOf(', ');
  const [name, unit] = comma < 0 ? inTwo(label) : [label.slice(0, comma), label.slice(comma + 2)];
  return (
    <>
      <text x={0} y={y} className="lane-label">
        {name}
      </text>
      {unit ? (
        <text x={0} y={y + 20} className="axis-text">
          {unit}
        </text>
      ) : null}
    </>
  );
}

function roomAfter(items: TimelineItem[], index: number, x: X, end: number): number {
  const next = items[index + 1];
  const item = items[index];
  return item ? x(next ? dayNumber(next.from) : end) - x(dayNumber(item.from)) - 14 : 0;
}

interface BarProps {
  item: TimelineItem;
  x: X;
  y: number;
  end: number;
  isStep: boolean;
}

function Bar({ item, x, y, end, isStep }: BarProps) {
  const language = useLanguage();
  const [left, right] = [x(dayNumber(item.from)), x(item.to ? dayNumber(item.to) : end)];
  const width = Math.max(2, right - left - 1);
  const colour = item.step > 0 ? stepColour(item.step - 1, ladderSteps) : { fill: '#DCDCDC', outline: '#DCDCDC', text: '#1A1A1A' };
  const words = isStep && item.step > 0 ? (item.label && item.is_expected ? item.label : String(item.step)) : (item.label ?? '');
  const room = Math.floor((width - 10) / 7);
  const shown = words.length <= room ? words : room > 4 ? `${words.slice(0, room - 1)}…` : isStep && room >= 1 ? words.slice(0, 2) : '';
  const name = `${item.label || words}, ${dateText(item.from, language)}–${item.to ? dateText(item.to, language) : ''}`;
  return (
    <>
      <CellLink
        isDrawn
        cell={{ type: 'text', value: words, figure: item.figure ?? '', link: item.link ?? '' }}
        label={name}
        className="timeline-bar"
      >
        <rect
          x={left}
          y={y}
          width={width}
          height={22}
          fill={item.is_expected ? '#fff' : colour.fill}
          stroke={item.is_expected ? '#3A9C93' : 'none'}
          strokeDasharray={item.is_expected ? '3 3' : undefined}
        />
        <title>{name}</title>
      </CellLink>
      <text
        aria-hidden="true"
        x={isStep ? left + width / 2 : left + 6}
        y={y + 16}
        textAnchor={isStep ? 'middle' : 'start'}
        fill={item.is_expected ? '#1A1A1A' : colour.text}
        className={isStep ? 'bar-text is-word is-strong' : 'bar-text is-word'}
      >
        {shown}
      </text>
    </>
  );
}

/** ▲ better, ▼ worse, ○ unchanged for goals; ◆ where there is a word to read. */
function markShape(item: TimelineItem): string {
  if (item.tone === 'down') return 'M0 -7L7 6H-7Z';
  if (item.tone === 'up') return 'M0 7L7 -6H-7Z';
  return item.label ? 'M0 -7L7 0L0 7L-7 0Z' : '';
}

function Mark({ item, x, y, room }: { item: TimelineItem; x: number; y: number; room: number }) {
  const language = useLanguage();
  const shape = markShape(item);
  const fill = item.tone === 'down' ? 'var(--sh-down)' : item.tone === 'up' ? 'var(--sh-up)' : '#454545';
  const words = item.label ?? '';
  const fits = words.length * 7 < room;
  return (
    <CellLink
      isDrawn
      cell={{ type: 'text', value: words, figure: item.figure ?? '', link: item.link ?? '' }}
      label={`${words} ${dateText(item.from, language)}`}
    >
      <g transform={`translate(${x} ${y + 12})`}>
        {shape ? <path d={shape} fill={fill} /> : <circle r={5.5} fill="#fff" stroke="#454545" strokeWidth={2} />}
        {fits && words ? (
          <text x={12} y={5} className="bar-text">
            {words}
          </text>
        ) : null}
        <title>{`${dateText(item.from, language)} ${words}`}</title>
      </g>
    </CellLink>
  );
}

interface CostAreaProps {
  placed: PlacedLane;
  x: X;
  width: number;
  today: number;
}

/** Cost per month as steps under a line; what is expected is dashed. */
function CostArea({ placed, x, width, today }: CostAreaProps) {
  const language = useLanguage();
  const points = placed.lane.cost.map((point) => ({
    day: dayNumber(`${point.month}-01`),
    amount: cellNumber(point.value) ?? 0,
    cell: point.value,
  }));
  const last = points.at(-1);
  if (!last) return null;
  const ticks = niceTicks(0, Math.max(...points.map((point) => point.amount)), 2);
  const highest = ticks.at(-1) || 1;
  const bottom = placed.top + placed.height;
  const y = (amount: number) => bottom - (amount / highest) * (placed.height - 16);
  const path = (wanted: typeof points, closing: number) =>
    wanted.map((point, index) => `${index === 0 ? 'M' : 'H'}${x(point.day)}${index === 0 ? ' ' : 'V'}${y(point.amount)}`).join('') +
    `H${x(closing)}`;
  const known = points.filter((point) => point.day <= today);
  const expected = points.filter((point) => point.day > today);
  const lastKnown = known.at(-1);
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={labelWidth} x2={width - 16} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'chart-base' : 'chart-grid'} />
          <text x={labelWidth - 8} y={y(tick) + 4} textAnchor="end" className="axis-text">
            {numberText(tick / 100_000, language)}
          </text>
        </g>
      ))}
      {known.length > 0 ? (
        <>
          <path d={`${path(known, today)}V${bottom}H${x(known[0]?.day ?? 0)}Z`} fill="#C6DBEF" />
          <path d={path(known, today)} fill="none" stroke="#084081" strokeWidth={2} />
        </>
      ) : null}
      {expected.length > 0 && lastKnown ? (
        <path
          d={path([{ ...lastKnown, day: today }, ...expected], last.day + 60)}
          fill="none"
          stroke="#084081"
          strokeWidth={2}
          strokeDasharray="4 4"
        />
      ) : null}
      {lastKnown ? (
        <text x={x(today) - 6} y={y(lastKnown.amount) - 8} textAnchor="end" className="axis-text is-dark is-strong">
          {cellText(lastKnown.cell, language, { unit: 'kroner' })}
        </text>
      ) : null}
    </g>
  );
}
