import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Stair } from '../generated/document';
import { TitleLine } from '../blocks/HeadingBlock';
import { useWidth } from '../frame/use_width';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { stepColour } from './colours';
import { Dots } from './Dots';
import { citizens, columnStart, columnsOf, dotsOf, frameOf, scaleOf, treadHeight } from './geometry';
import { headline, stepName } from './names';

const mostDots = 40;

/** The stair as a picture on other pages: counts and treads, with a way to the ladder itself. */
export function SmallStair({ block }: { block: Stair }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [element, width] = useWidth<HTMLDivElement>(520);
  const scale = scaleOf(block, mostDots);
  const columns = columnsOf(width, block.steps.length, 0, 0);
  const frame = frameOf(block, scale, columns.width, { riseBy: Math.min(16, columns.width / 3), body: 24 });
  const description = block.steps.map((step) => stepName(step, block, language, t)).join('. ');
  return (
    <div ref={element} className="small-stair">
      <TitleLine title={block.title}>
        <Link to={inLanguage('/trappe', language)}>{t('stair.open')}</Link>
      </TitleLine>
      <svg width={width} height={frame.height + 26} viewBox={`0 0 ${width} ${frame.height + 26}`} role="img" aria-label={description}>
        {block.steps.map((step, index) => {
          const tread = frame.treads[index] ?? 0;
          const colour = stepColour(index, block.steps.length);
          const dots = dotsOf(citizens(step), undefined, scale, columns.width);
          const top = Math.min(0, ...dots.map((dot) => dot.y));
          return (
            <g key={step.step} transform={`translate(${columnStart(columns, index)} 0)`}>
              <rect className="step-body" x={0} y={tread} width={columns.width} height={frame.base - tread} />
              <rect x={0.5} y={tread + 0.5} width={columns.width - 1} height={treadHeight - 1} fill={colour.fill} stroke={colour.outline} />
              <Dots dots={dots} x={0} y={tread} colour={colour} />
              <text x={columns.width / 2} y={tread + top - 10} textAnchor="middle" className="small-count">
                {headline(step, block, language)}
              </text>
              <text x={columns.width / 2} y={frame.base + 20} textAnchor="middle" className="axis-text">
                {step.step}
              </text>
            </g>
          );
        })}
        <line x1={0} x2={width} y1={frame.base + 0.5} y2={frame.base + 0.5} className="stair-base" />
      </svg>
    </div>
  );
}
