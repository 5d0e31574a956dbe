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
