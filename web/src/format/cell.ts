import type { Cell, Language, MoneyUnit } from '../generated/document';
import { dateText, monthText } from './date';
import { durationText, missing, moneyText, numberText, percentText } from './number';

export interface CellStyle {
  unit?: MoneyUnit;
  isSigned?: boolean;
}

export const hiddenText: Record<Language, string> = { da: 'skjult', en: 'hidden' };

export function cellText(cell: Cell, language: Language, style: CellStyle = {}): string {
  switch (cell.type) {
    case 'missing':
      return missing;
    case 'hidden':
      return hiddenText[language];
    case 'text':
      return cell.value;
    case 'count':
      return numberText(cell.value, language, { isSigned: style.isSigned });
    case 'money':
      return moneyText(cell.value, language, style.unit ?? 'kroner', style.isSigned);
    case 'date':
      return dateText(cell.value, language);
    case 'month':
      return monthText(cell.value, language);
    case 'decimal':
    case 'percent':
    case 'duration':
      return measuredText(cell, language, style);
  }
}

type Measured = Extract<Cell, { type: 'decimal' | 'percent' | 'duration' }>;

function measuredText(cell: Measured, language: Language, style: CellStyle): string {
  if (cell.value === null) return missing;
  if (cell.type === 'duration') return durationText(cell.value, language, cell.at_least);
  if (cell.type === 'percent') return percentText(cell.value, language, cell.decimals, style.isSigned);
  return numberText(cell.value, language, { decimals: cell.decimals, isSigned: style.isSigned });
}

/** The size of a cell, for charts and sorting; undefined where it has none. */
export function cellNumber(cell: Cell | undefined): number | undefined {
  if (!cell) return undefined;
  switch (cell.type) {
    case 'count':
    case 'money':
      return cell.value;
    case 'decimal':
    case 'percent':
    case 'duration':
      return cell.value ?? undefined;
    default:
      return undefined;
  }
}

export function isKnown(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.type !== 'missing';
}

/** Something to sort by: numbers before text, missing always last. */
export function cellSortKey(cell: Cell | undefined): number | string | undefined {
  if (!cell) return undefined;
  if (cell.type === 'text' || cell.type === 'date' || cell.type === 'month') return cell.value;
  return cellNumber(cell);
}
