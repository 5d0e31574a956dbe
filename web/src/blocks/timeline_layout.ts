import type { Timeline, TimelineItem, TimelineLane } from '../generated/document';
import { dayNumber } from '../format/date';

export interface TimelineEvent {
  lane: string;
  item: TimelineItem;
}

/** Everything that has a date, oldest first. */
export function timelineEvents(block: Timeline): TimelineEvent[] {
  return block.lanes
    .flatMap((lane) => lane.items.map((item) => ({ lane: lane.label ?? '', item })))
    .sort((a, b) => a.item.from.localeCompare(b.item.from));
}

export interface TimelineDay {
  date: string;
  isExpected: boolean;
  step: number;
  events: TimelineEvent[];
}

/** What can be told in words, newest day first; marks without a word stay in the drawing and the table. */
export function timelineDays(block: Timeline): TimelineDay[] {
  const days = new Map<string, TimelineDay>();
  for (const event of timelineEvents(block)) {
    if (!event.item.label) continue;
    const day = days.get(event.item.from) ?? { date: event.item.from, isExpected: false, step: 0, events: [] };
    const isStep = block.lanes.some((lane) => lane.kind === 'steps' && lane.label === event.lane);
    day.isExpected ||= event.item.is_expected ?? false;
    if (isStep) day.step = event.item.step;
    day.events.push(event);
    days.set(event.item.from, day);
  }
  return [...days.values()].sort((a, b) => b.date.localeCompare(a.date));
}

/** Puts bars in as few rows as they fit without touching; the row of each, in the order given. */
export function packRows(items: TimelineItem[], endOfTime: number): { rows: number[]; count: number } {
  const ends: number[] = [];
  const rows = items.map((item) => {
    const from = dayNumber(item.from);
    const free = ends.findIndex((end) => end <= from);
    const row = free < 0 ? ends.length : free;
    ends[row] = item.to ? dayNumber(item.to) : endOfTime;
    return row;
  });
  return { rows, count: Math.max(1, ends.length) };
}

export interface PlacedLane {
  lane: TimelineLane;
  top: number;
  height: number;
  rows: number[];
}

const rowHeight = 27;
const costHeight = 140;
const between = 14;

export function placeLanes(block: Timeline, top: number): { lanes: PlacedLane[]; height: number } {
  const end = dayNumber(block.to);
  let y = top;
  const lanes = block.lanes.map((lane) => {
    const packed = lane.kind === 'bars' ? packRows(lane.items, end) : { rows: lane.items.map(() => 0), count: 1 };
    const height = lane.kind === 'cost' ? costHeight : packed.count * rowHeight;
    const placed = { lane, top: y, height, rows: packed.rows };
    y += height + between;
    return placed;
  });
  return { lanes, height: y };
}
