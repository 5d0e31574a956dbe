const fills = ['#E0F3DB', '#CCEBC5', '#A8DDB5', '#7BCCC4', '#4EB3D3', '#2B8CBE', '#0868AC', '#084081'];
const outlines = ['#7FAE8B', '#7FAE8B', '#5FAE86', '#3A9C93', '#2B8CBE', '#2B8CBE', '#0868AC', '#084081'];

/** Which of the eight shades each step takes; shorter ladders leave out the lightest and the one that is hard to tell. */
function shades(steps: number): number[] {
  if (steps >= 8) return Array.from({ length: steps }, (_, i) => Math.round((i * 7) / (steps - 1)));
  if (steps === 7) return [1, 2, 3, 4, 5, 6, 7];
  if (steps === 6) return [1, 2, 3, 4, 6, 7];
  if (steps === 5) return [1, 3, 4, 6, 7];
  return [2, 4, 6, 7].slice(0, Math.max(1, steps));
}

export interface StepColour {
  fill: string;
  outline: string;
  text: string;
}

/** The colour of the step at `index` (0 is the lowest) on a ladder of `steps`. */
export function stepColour(index: number, steps: number): StepColour {
  const all = shades(steps);
  const shade = all[Math.min(Math.max(index, 0), all.length - 1)] ?? 0;
  return { fill: fills[shade] ?? '#BFBFBF', outline: outlines[shade] ?? '#8E8E8E', text: shade >= 6 ? '#FFFFFF' : '#1A1A1A' };
}
