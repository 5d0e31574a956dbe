import { Suspense, lazy } from 'react';
import type { Block } from '../generated/document';
import { DeliveryForm } from '../deliveries/DeliveryForm';
import { SmallStair } from '../stair/SmallStair';
import { CurvesBlock } from './CurvesBlock';
import { EquationBlock } from './EquationBlock';
import { FlowBlock } from './FlowBlock';
import { FormBlock } from './FormBlock';
import { HeadingBlock } from './HeadingBlock';
import { LayersBlock } from './LayersBlock';
import { MatrixBlock } from './MatrixBlock';
import { NoticeBlock } from './NoticeBlock';
import { ParagraphBlock } from './ParagraphBlock';
import { TableBlock } from './TableBlock';
import { TilesBlock } from './TilesBlock';
import { TimelineBlock } from './TimelineBlock';

// What ECharts draws comes when a page asks for it, so pages of figures and words never wait for it.
const LinesBlock = lazy(() => import('../charts/LinesBlock'));
const BridgeBlock = lazy(() => import('../charts/BridgeBlock'));

/** One component per kind of block. */
export function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <HeadingBlock block={block} />;
    case 'paragraph':
      return <ParagraphBlock block={block} />;
    case 'tiles':
      return <TilesBlock block={block} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'stair':
      return <SmallStair block={block} />;
    case 'flow':
      return <FlowBlock block={block} />;
    case 'matrix':
      return <MatrixBlock block={block} />;
    case 'curves':
      return <CurvesBlock block={block} />;
    case 'lines':
      return (
        <Suspense fallback={<div className="chart-wait" />}>
          <LinesBlock block={block} />
        </Suspense>
      );
    case 'bridge':
      return (
        <Suspense fallback={<div className="chart-wait" />}>
          <BridgeBlock block={block} />
        </Suspense>
      );
    case 'layers':
      return <LayersBlock block={block} />;
    case 'timeline':
      return <TimelineBlock block={block} />;
    case 'equation':
      return <EquationBlock block={block} />;
    case 'notice':
      return <NoticeBlock block={block} />;
    case 'form':
      return block.key?.startsWith('delivery.') ? <DeliveryForm block={block} /> : <FormBlock block={block} />;
  }
}
