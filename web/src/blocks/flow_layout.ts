import type { Flow, FlowBand } from '../generated/document';
import { cellNumber } from '../format/cell';

export interface FlowNode {
  side: 'from' | 'to';
  step: number;
  x: number;
  y: number;
  height: number;
  middle: number;
}

export interface FlowRibbon {
  band: FlowBand;
  path: string;
  width: number;
}

interface FlowLayout {
  height: number;
  nodes: FlowNode[];
  ribbons: FlowRibbon[];
}

const top = 24;
const slot = 50;
const thickest = 38;
const labelRoom = 34;

function isMover(band: FlowBand): boolean {
  return band.from > 0 && band.to > 0 && band.from !== band.to && (cellNumber(band.citizens) ?? 0) > 0;
}

/** Every step has its slot on both sides, highest first, so that a level line means nobody moved. */
export function flowLayout(flow: Flow, width: number): FlowLayout {
  const bands = flow.bands.filter(isMover);
  const steps = Math.max(flow.step_names.length - 1, ...bands.flatMap((band) => [band.from, band.to]), 1);
  const size = (band: FlowBand) => cellNumber(band.citizens) ?? 0;
  const sum = (side: 'from' | 'to', step: number) => bands.filter((band) => band[side] === step).reduce((n, band) => n + size(band), 0);
  const all = Array.from({ length: steps }, (_, index) => index + 1);
  const most = Math.max(1, ...all.flatMap((step) => [sum('from', step), sum('to', step)]));
  const scale = thickest / most;
  const middle = (step: number) => top + (steps - step) * slot + slot / 2;
  const [left, right] = [labelRoom, width - labelRoom - 8];

  const nodes = (['from', 'to'] as const).flatMap((side) =>
    all.map((step) => {
      const height = Math.max(2, sum(side, step) * scale);
      return { side, step, x: side === 'from' ? left : right, y: middle(step) - height / 2, height, middle: middle(step) };
    }),
  );
  const used = new Map<string, number>();
  const place = (side: 'from' | 'to', step: number, thickness: number): number => {
    const key = `${side}${step}`;
    const before = used.get(key) ?? 0;
    used.set(key, before + thickness);
    return middle(step) - (sum(side, step) * scale) / 2 + before + thickness / 2;
  };
  // Ribbons leave and arrive in the order of their other end, so that they cross as little as they can.
  const leaving = [...bands].sort((a, b) => b.to - a.to);
  const arriving = [...bands].sort((a, b) => b.from - a.from);
  const starts = new Map(leaving.map((band) => [band, place('from', band.from, size(band) * scale)]));
  const ends = new Map(arriving.map((band) => [band, place('to', band.to, size(band) * scale)]));
  const ribbons = bands.map((band) => {
    const [y0, y1] = [starts.get(band) ?? 0, ends.get(band) ?? 0];
    const [x0, x1] = [left + 8, right];
    const bend = (x1 - x0) / 2;
    return { band, width: size(band) * scale, path: `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}` };
  });
  return { height: top + steps * slot, nodes, ribbons };
}
