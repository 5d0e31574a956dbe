import { useTranslation } from 'react-i18next';
import type { Curve, CurvePoint, Curves, Table } from '../generated/document';
import { durationText, numberText, percentText } from '../format/number';
import { useWidth } from '../frame/use_width';
import { useLanguage } from '../i18n/language';
import { stepColour } from '../stair/colours';
import { ChartFrame } from './ChartFrame';

const gap = 32;
const narrowest = 260;
const plot = { left: 40, right: 12, top: 12, height: 150 };

/** Survival or occupation per step as small multiples on one scale: median marked, band, and how many are left. */
export function CurvesBlock({ block }: { block: Curves }) {
  const [element, width] = useWidth<HTMLDivElement>(1000);
  const across = Math.max(1, Math.min(4, block.curves.length, Math.floor((width + gap) / (narrowest + gap))));
  const each = (width - gap * (across - 1)) / across;
  const longest = Math.max(1, ...block.curves.flatMap((curve) => curve.points.map((point) => point.x)));
  const steps = Math.max(...block.curves.map((curve) => curve.step), 1);
  return (
    <ChartFrame title={block.title} aside={block.y_label} table={useCurveTable(block)}>
      <div ref={element} className="curves" style={{ gridTemplateColumns: `repeat(${across}, 1fr)` }}>
        {block.curves.map((curve) => (
          <CurvePanel
            key={`${curve.step} ${curve.name ?? ''}`}
            curve={curve}
            width={each}
            longest={longest}
            steps={steps}
            isStepwise={block.is_stepwise ?? false}
          />
        ))}
      </div>
      <p className="small">{block.x_label}</p>
    </ChartFrame>
  );
}

type Scale = (value: number) => number;

/** A step is held until the next day something happened. */
function linePath(points: CurvePoint[], x: Scale, y: Scale, value: (point: CurvePoint) => number, isStepwise: boolean): string {
  return points
    .map((point, index) => {
      const to = `${x(point.x).toFixed(1)} ${y(value(point)).toFixed(1)}`;
      if (index === 0) return `M${to}`;
      return isStepwise ? `H${x(point.x).toFixed(1)}V${y(value(point)).toFixed(1)}` : `L${to}`;
    })
    .join('');
}

function bandPath(points: CurvePoint[], x: Scale, y: Scale, isStepwise: boolean): string {
  const upper = linePath(points, x, y, (point) => point.high, isStepwise);
  const corners: string[] = [];
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const point = points[index];
    const earlier = points[index - 1];
    if (!point) continue;
    corners.push(`L${x(point.x).toFixed(1)} ${y(point.low).toFixed(1)}`);
    if (isStepwise && earlier) corners.push(`L${x(point.x).toFixed(1)} ${y(earlier.low).toFixed(1)}`);
  }
  return `${upper}${corners.join('')}Z`;
}

/** Years for long spells, months for short. */
function axisDays(longest: number): { every: number; unit: 'years' | 'months' } {
  const years = longest / 365.25;
  if (years <= 2.5) return { every: years <= 1.1 ? 365.25 / 4 : 365.25 / 2, unit: 'months' };
  return { every: 365.25 * (years <= 6 ? 1 : years <= 14 ? 2 : 5), unit: 'years' };
}

interface CurvePanelProps {
  curve: Curve;
  width: number;
  longest: number;
  steps: number;
  isStepwise: boolean;
}

function CurvePanel({ curve, width, longest, steps, isStepwise }: CurvePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const x: Scale = (days) => plot.left + (days / longest) * (width - plot.left - plot.right);
  const y: Scale = (share) => plot.top + plot.height * (1 - share);
  const colour = stepColour(curve.step - 1, steps);
  const { every, unit } = axisDays(longest);
  const ticks = Array.from({ length: Math.floor(longest / every + 1e-9) + 1 }, (_, index) => index * every);
  const hasBand = curve.points.some((point) => point.high > point.low);
  const median = curve.median === undefined ? t('curves.not_reached') : durationText(curve.median, language);
  const title = `${curve.step > 0 ? `${curve.step} · ` : ''}${curve.name ?? ''}`;
  const bottom = plot.top + plot.height;
  return (
    <figure className="curve">
      <figcaption>
        <strong>{title}</strong>
        <span className="tone-muted">{t('curves.median', { median })}</span>
      </figcaption>
      <svg
        width={width}
        height={bottom + 46}
        viewBox={`0 0 ${width} ${bottom + 46}`}
        role="img"
        aria-label={`${title}. ${t('curves.median', { median })}`}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              x1={plot.left}
              x2={width - plot.right}
              y1={y(share)}
              y2={y(share)}
              className={share === 0 ? 'chart-base' : 'chart-grid'}
            />
            <text x={plot.left - 6} y={y(share) + 4} textAnchor="end" className="axis-text">
              {percentText(share, language, 0)}
            </text>
          </g>
        ))}
        {hasBand ? <path d={bandPath(curve.points, x, y, isStepwise)} fill={colour.fill} opacity={0.35} /> : null}
        <path d={linePath(curve.points, x, y, (point) => point.y, isStepwise)} fill="none" stroke={colour.outline} strokeWidth={2} />
        {curve.median !== undefined ? (
          <g className="median-mark">
            <path d={`M${plot.left} ${y(0.5)}H${x(curve.median)}V${bottom}`} />
            <circle cx={x(curve.median)} cy={y(0.5)} r={4} />
          </g>
        ) : null}
        {ticks.map((days) => (
          <text key={days} x={x(days)} y={bottom + 18} textAnchor="middle" className="axis-text">
            {numberText(unit === 'years' ? days / 365.25 : days / (365.25 / 12), language)}
            {days === 0 ? ` ${t(`curves.${unit}`)}` : ''}
          </text>
        ))}
        <AtRiskRow curve={curve} x={x} y={bottom + 38} width={width} />
      </svg>
    </figure>
  );
}

const riskRoom = 44;

function AtRiskRow({ curve, x, y, width }: { curve: Curve; x: Scale; y: number; width: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  let last = -Infinity;
  const shown = curve.at_risk.filter((entry) => {
    const at = x(entry.x);
    if (at - last < riskRoom || at > width - 4) return false;
    last = at;
    return true;
  });
  return (
    <>
      {shown.map((entry, index) => (
        <text key={entry.x} x={x(entry.x)} y={y} textAnchor="middle" className="axis-text is-risk">
          {numberText(entry.persons, language)}
          {index === 0 ? <title>{t('curves.at_risk')}</title> : null}
        </text>
      ))}
    </>
  );
}

function shareAt(curve: Curve, days: number): number | undefined {
  const reached = curve.points.filter((point) => point.x <= days);
  const last = curve.points.at(-1);
  return last && days <= last.x ? (reached.at(-1)?.y ?? 1) : undefined;
}

function useCurveTable(block: Curves): Table {
  const { t } = useTranslation();
  const moments = [0.5, 1, 2, 3, 5, 10];
  const longest = Math.max(0, ...block.curves.flatMap((curve) => curve.points.map((point) => point.x)));
  const shown = moments.filter((years) => years * 365.25 <= longest);
  return {
    kind: 'table',
    title: block.title ?? '',
    columns: [
      { key: 'curve', label: t('stair.step'), kind: 'text', unit: 'kroner' },
      { key: 'median', label: t('curves.median_head'), kind: 'duration', unit: 'kroner' },
      { key: 'risk', label: t('curves.at_risk'), kind: 'count', unit: 'kroner' },
      ...shown.map((years) => ({
        key: `y${years}`,
        label: t('curves.after', { years }),
        kind: 'percent' as const,
        unit: 'kroner' as const,
      })),
    ],
    rows: block.curves.map((curve) => ({
      depth: 0,
      cells: [
        { type: 'text', value: `${curve.step > 0 ? `${curve.step} ` : ''}${curve.name ?? ''}` },
        curve.median === undefined
          ? { type: 'duration', value: curve.points.at(-1)?.x ?? 0, at_least: true }
          : { type: 'duration', value: curve.median },
        { type: 'count', value: curve.at_risk[0]?.persons ?? 0 },
        ...shown.map((years) => {
          const share = shareAt(curve, years * 365.25);
          return share === undefined ? { type: 'missing' as const } : { type: 'percent' as const, value: share, decimals: 0 };
        }),
      ],
    })),
    rows_in_all: block.curves.length,
  };
}
