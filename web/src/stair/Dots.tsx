import type { StepColour } from './colours';
import type { Dot } from './geometry';

interface DotsProps {
  dots: Dot[];
  x: number;
  y: number;
  colour: StepColour;
}

/** People: a dot, a dot with a dark centre where there are more than then, a dashed ring where there are fewer. */
export function Dots({ dots, x, y, colour }: DotsProps) {
  return (
    <g transform={`translate(${x} ${y})`} aria-hidden="true">
      {dots.map((dot, index) =>
        dot.kind === 'fewer' ? (
          <circle key={index} cx={dot.x} cy={dot.y} r={3.5} fill="#fff" stroke="#8E8E8E" strokeDasharray="1.6 1.6" />
        ) : (
          <g key={index}>
            <circle cx={dot.x} cy={dot.y} r={4} fill={colour.fill} stroke={colour.outline} />
            {dot.kind === 'more' ? <circle cx={dot.x} cy={dot.y} r={1.9} fill={colour.text === '#FFFFFF' ? '#fff' : '#1A1A1A'} /> : null}
          </g>
        ),
      )}
    </g>
  );
}
