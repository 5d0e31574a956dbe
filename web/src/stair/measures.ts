import type { Cell, Language, MoneyUnit, Stair, StairStep } from '../generated/document';
import { cellNumber, isKnown } from '../format/cell';
import { lastDayOf } from '../format/date';
import { unitForAmounts } from '../format/number';

type CellKey = {
  [Key in keyof StairStep]-?: StairStep[Key] extends Cell ? Key : never;
}[keyof StairStep];

export interface Measure {
  key: CellKey;
  unit: MoneyUnit;
  isSigned?: boolean;
  /** Shares are drawn as bars too. */
  bar?: 'citizens' | 'cost';
}

export function costUnit(stair: Stair): MoneyUnit {
  const columns = [...stair.steps, stair.total];
  return unitForAmounts(columns.flatMap((step) => [cellNumber(step.cost) ?? 0, cellNumber(step.cost_by_account) ?? 0]));
}

const first: CellKey[] = [
  'citizens_at_end',
  'full_year_persons',
  'unit_cost',
  'median_duration',
  'cost',
  'cost_by_account',
  'share_of_citizens',
  'share_of_cost',
];
const all: CellKey[] = [
  'citizens_at_end',
  'citizens_then',
  'citizens_touching',
  'full_year_persons',
  'unit_cost',
  'unit_cost_deciding',
  'unit_cost_month',
  'cost',
  'cost_by_account',
  'median_duration',
  'elapsed_median',
  'completed_median',
  'share_of_citizens',
  'share_of_cost',
  'moves_up_from',
  'moves_down_from',
];

/** The rows of the table under the stair; a measure nobody knows anything about is left out. */
export function measuresOf(stair: Stair, isFull: boolean): Measure[] {
  const unit = costUnit(stair);
  const units: Partial<Record<CellKey, MoneyUnit>> = {
    unit_cost: 'thousands',
    unit_cost_deciding: 'thousands',
    unit_cost_month: 'kroner',
    cost: unit,
    cost_by_account: unit,
  };
  const bars: Partial<Record<CellKey, 'citizens' | 'cost'>> = { share_of_citizens: 'citizens', share_of_cost: 'cost' };
  return (isFull ? all : first)
    .filter((key) => [...stair.steps, stair.total].some((step) => isKnown(step[key])))
    .map((key) => ({ key, unit: units[key] ?? 'kroner', ...(bars[key] ? { bar: bars[key] } : {}) }));
}

/** "31.10." in Danish, "31 Oct" style stays numeric in English: "31/10". */
export function lastDayText(month: string, language: Language): string {
  const day = lastDayOf(month);
  const number = month.slice(5, 7);
  return language === 'da' ? `${day}.${number}.` : `${day}/${number}`;
}
