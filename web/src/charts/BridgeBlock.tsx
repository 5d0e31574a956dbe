import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Bridge, Table } from '../generated/document';
import { ChartFrame } from '../blocks/ChartFrame';
import { useExplain } from '../explain/ExplainProvider';
import { cellNumber } from '../format/cell';
import { unitForAmounts, unitText } from '../format/number';
import { useWidth } from '../frame/use_width';
import { useLanguage } from '../i18n/language';
import { bridgeOption } from './bridge_option';
import { EChart } from './EChart';

export default function BridgeBlock({ block }: { block: Bridge }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const explain = useExplain();
  const navigate = useNavigate();
  const unit = unitForAmounts(block.parts.map((part) => cellNumber(part.amount) ?? 0));
  const [element, width] = useWidth<HTMLDivElement>(800);
  const isHorizontal = width < 620;
  const option = useMemo(() => bridgeOption(block, language, unit, isHorizontal), [block, language, unit, isHorizontal]);
  const table: Table = {
    kind: 'table',
    title: block.title ?? '',
    columns: [
      { key: 'part', label: t('layers.part'), kind: 'text', unit },
      { key: 'amount', label: unitText(unit, language), kind: 'money', unit, is_signed: true },
    ],
    rows: block.parts.map((part) => ({
      depth: 0,
      is_total: part.is_total ?? false,
      cells: [{ type: 'text', value: part.label ?? '' }, part.amount],
    })),
    rows_in_all: block.parts.length,
  };
  const choose = (index: number) => {
    const amount = block.parts[index]?.amount;
    if (amount?.link) void navigate(amount.link);
    else if (amount?.figure) explain.open(amount.figure);
  };
  return (
    <ChartFrame title={block.title} aside={unitText(unit, language)} table={table}>
      <div ref={element}>
        <EChart option={option} height={isHorizontal ? 36 * block.parts.length + 30 : 280} label={block.title ?? ''} onChoose={choose} />
      </div>
    </ChartFrame>
  );
}
