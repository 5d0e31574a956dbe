import type { TFunction } from 'i18next';
import type { Language, Stair, StairStep } from '../generated/document';
import { longMonthText } from '../format/date';
import { cellText, isKnown } from '../format/cell';
import { numberText } from '../format/number';
import { citizens, citizensThen } from './geometry';
import { costUnit } from './measures';

/** What stands over a step: its citizens or, where nobody is known, the kroner that accounts place there. */
export function headline(step: StairStep, stair: Stair, language: Language): string {
  if (isKnown(step.citizens_at_end) || !isKnown(step.cost_by_account)) return cellText(step.citizens_at_end, language);
  // The step is narrow; the table beneath says what it is.
  const inMillions = costUnit(stair) === 'millions';
  const amount = cellText(step.cost_by_account, language, { unit: inMillions ? 'millions' : 'kroner' });
  if (!inMillions) return amount;
  return language === 'da' ? `${amount}\u00A0mio.` : `${amount}m`;
}

/** "Trin 6, Midlertidigt botilbud: 124 borgere, 12 flere end oktober 2024". */
export function stepName(step: StairStep, stair: Stair, language: Language, t: TFunction): string {
  const key = isKnown(step.citizens_at_end) ? 'stair.step_name' : 'stair.step_kroner';
  const base = t(key, { step: step.step, name: step.name ?? '', count: headline(step, stair, language) });
  const then = citizensThen(step);
  if (then === undefined || !stair.compare_month) return base;
  const difference = citizens(step) - then;
  const month = longMonthText(stair.compare_month, language);
  if (difference === 0) return base + t('stair.same_as', { month });
  const comparison = difference > 0 ? 'stair.more_than' : 'stair.fewer_than';
  return base + t(comparison, { count: numberText(Math.abs(difference), language), month });
}

/** "+12", "−5" or nothing when there is no month to compare with. */
export function changeText(step: StairStep, language: Language): string {
  const then = citizensThen(step);
  if (then === undefined || step.citizens_at_end.type !== 'count') return '';
  return numberText(citizens(step) - then, language, { isSigned: true });
}
