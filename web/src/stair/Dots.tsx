import type { StepColour } from './colours';
import type { Dot } from './geometry';

interface DotsProps {
  dots: Dot[];
  x: number;
  y: number;
  colour: StepColour;
}

/** Many circles as one path: a stair of hundreds of citizens is drawn again for every month of a drag. */
function circles(dots: Dot[], radius: number): string {
  const across = 2 * radius;
  return dots
    .map((dot) => `M${dot.x - radius} ${dot.y}a${radius} ${radius} 0 1 0 ${across} 0a${radius} ${radius} 0 1 0 ${-across} 0`)
    .join('');
}

/** People: a dot, a dot with a dark centre where there are more than then, a dashed ring where there are fewer. */
export function Dots({ dots, x, y, colour }: DotsProps) {
  const present = dots.filter((dot) => dot.kind !== 'fewer');
  const more = dots.filter((dot) => dot.kind === 'more');
  const fewer = dots.filter((dot) => dot.kind === 'fewer');
  return (
    <g transform={`translate(${x} ${y})`} aria-hidden="true">
      <path d={circles(present, 4)} fill={colour.fill} stroke={colour.outline} />
      {more.length > 0 ? <path d={circles(more, 1.9)} fill={colour.text === '#FFFFFF' ? '#fff' : '#1A1A1A'} /> : null}
      {fewer.length > 0 ? <path d={circles(fewer, 3.5)} fill="#fff" stroke="#8E8E8E" strokeDasharray="1.6 1.6" /> : null}
    </g>
  );
}
