import { useTranslation } from 'react-i18next';
import type { Flow, FlowBand, Table } from '../generated/document';
import { cellNumber, cellText } from '../format/cell';
import { numberText } from '../format/number';
import { useWidth } from '../frame/use_width';
import { useLanguage } from '../i18n/language';
import { stepColour } from '../stair/colours';
import { CellLink } from './CellView';
import { ChartFrame } from './ChartFrame';
import { flowLayout, type FlowRibbon } from './flow_layout';

/** Who moved between two dates: steps top-down, up in orange, down in blue. */
export function FlowBlock({ block }: { block: Flow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [element, width] = useWidth<HTMLDivElement>(500);
  const layout = flowLayout(block, width);
  const sum = (isWanted: (band: FlowBand) => boolean) =>
    numberText(
      block.bands.filter(isWanted).reduce((total, band) => total + (cellNumber(band.citizens) ?? 0), 0),
      language,
    );
  const name = (step: number) => block.step_names[step] || t('flow.outside');
  const label = (band: FlowBand) => t('flow.band', { from: name(band.from), to: name(band.to), count: cellText(band.citizens, language) });
  return (
    <ChartFrame title={block.title} table={tableOf(block, name, t('flow.from'), t('flow.to'), t('flow.citizens'))}>
      <p className="small">{t('flow.reading')}</p>
      <div ref={element} className="flow">
        <svg width={width} height={layout.height} viewBox={`0 0 ${width} ${layout.height}`} role="group" aria-label={block.title}>
          <text x={0} y={12} className="axis-text">
            {block.from_label}
          </text>
          <text x={width} y={12} textAnchor="end" className="axis-text">
            {block.to_label}
          </text>
          {layout.ribbons.map((ribbon) => (
            <Ribbon key={`${ribbon.band.from} ${ribbon.band.to}`} ribbon={ribbon} label={label(ribbon.band)} />
          ))}
          {layout.nodes.map((node) => {
            const colour = stepColour(node.step - 1, Math.max(1, block.step_names.length - 1));
            return (
              <g key={`${node.side} ${node.step}`}>
                <rect x={node.x} y={node.y} width={8} height={node.height} fill={colour.fill} stroke={colour.outline} />
                <text
                  x={node.side === 'from' ? 0 : width}
                  y={node.middle + 6}
                  textAnchor={node.side === 'from' ? 'start' : 'end'}
                  className="flow-step"
                >
                  {node.step}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <p className="flow-legend">
        <span className="swatch is-up" /> {t('stair.up', { count: sum((band) => band.to > band.from && band.from > 0) })}
        <span className="swatch is-down" /> {t('stair.down', { count: sum((band) => band.to < band.from && band.to > 0) })}
        <span className="tone-muted">{block.rest}</span>
      </p>
    </ChartFrame>
  );
}

function Ribbon({ ribbon, label }: { ribbon: FlowRibbon; label: string }) {
  return (
    <CellLink
      isWay
      isDrawn
      cell={ribbon.band.citizens}
      label={label}
      className={`ribbon ${ribbon.band.to > ribbon.band.from ? 'is-up' : 'is-down'}`}
    >
      <path d={ribbon.path} strokeWidth={Math.max(1, ribbon.width)} />
      <path d={ribbon.path} strokeWidth={Math.max(10, ribbon.width)} className="ribbon-hit" />
      <title>{label}</title>
    </CellLink>
  );
}

function tableOf(flow: Flow, name: (step: number) => string, from: string, to: string, citizens: string): Table {
  return {
    kind: 'table',
    title: flow.title ?? '',
    columns: [
      { key: 'from', label: from, kind: 'text', unit: 'kroner' },
      { key: 'to', label: to, kind: 'text', unit: 'kroner' },
      { key: 'citizens', label: citizens, kind: 'count', unit: 'kroner' },
    ],
    rows: flow.bands.map((band) => ({
      cells: [
        { type: 'text', value: band.from > 0 ? `${numberText(band.from, 'da')} ${name(band.from)}` : name(0) },
        { type: 'text', value: band.to > 0 ? `${numberText(band.to, 'da')} ${name(band.to)}` : name(0) },
        band.citizens,
      ],
      depth: 0,
    })),
    rows_in_all: flow.bands.length,
  };
}
